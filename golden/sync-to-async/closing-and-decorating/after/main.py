import contextlib

import net


class Channel:
    async def close(self):
        await net.read("close")


@contextlib.asynccontextmanager
async def logged():
    await net.read("begin")
    yield


@logged()
def work():
    print("work")


def main():
    with contextlib.closing(Channel()):
        work()
