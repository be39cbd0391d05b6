import asyncio


async def get_numbers():
    return [1, 2]


async def double(n):
    await asyncio.sleep(0.02)
    return 2 * n


async def main():
    async with asyncio.timeout(0.01):
        print([n + 1 for n in await get_numbers()])
    async with asyncio.timeout(0.01):
        numbers = await get_numbers()
    print([await double(n) for n in numbers])


asyncio.run(main())
