import asyncio
import contextlib


@contextlib.asynccontextmanager
async def managed():
    try:
        yield 1
    except asyncio.CancelledError:
        print("cancelled inside")


async def main():
    async with managed():
        raise asyncio.CancelledError
    print("done")


asyncio.run(main())
