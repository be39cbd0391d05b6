import asyncio


async def number(n):
    return n


async def numbers():
    async with asyncio.timeout(0.01):
        result = await number(1)
    yield result
    async with asyncio.timeout(0.01):
        result = await number(2)
    yield result


async def main():
    async for n in numbers():
        await asyncio.sleep(0.02)
        print(n)


asyncio.run(main())
