import contextlib

import net


class Connection:
    def __enter__(self):
        net.read("open")
        return self

    def __exit__(self, *exc_info):
        net.read("close")


def main():
    with contextlib.ExitStack() as stack:
        stack.enter_context(Connection())
        print("in")


main()
