import asyncio


async def number(n):
    return n


async def numbers():
    yield await asyncio.wait_for(number(1), 0.01)
    yield await asyncio.wait_for(number(2), 0.01)


async def main():
    async for n in numbers():
        await asyncio.sleep(0.02)
        print(n)


asyncio.run(main())
