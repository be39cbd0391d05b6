import asyncio
import contextlib

import net


class Connection:
    async def __aenter__(self):
        print(await net.read("open"))
        return self

    async def __aexit__(self, *exc_info):
        print("closed")


@contextlib.asynccontextmanager
async def transaction(connection):
    print("begin")
    yield connection
    print(await net.read("commit"))


async def main():
    async with Connection() as connection, transaction(connection):
        with contextlib.suppress(KeyError):
            print(await net.read("work"))


asyncio.run(main())
