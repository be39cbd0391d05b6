import asyncio
import contextlib


async def connect(name):
    @contextlib.asynccontextmanager
    async def connection():
        print("open", name)
        yield name
        print("close", name)

    return connection()


async def main():
    async with await asyncio.wait_for(connect("db"), 0.01) as name:
        await asyncio.sleep(0.02)
        print("using", name)


asyncio.run(main())
