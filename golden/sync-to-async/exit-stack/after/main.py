import contextlib

import net


class Connection:
    async def __aenter__(self):
        await net.read("open")
        return self

    async def __aexit__(self, *exc_info):
        await net.read("close")


def main():
    with contextlib.ExitStack() as stack:
        stack.enter_context(Connection())
        print("in")


main()
