import asyncio


async def get_numbers():
    return [1, 2]


async def double(n):
    await asyncio.sleep(0.02)
    return 2 * n


async def main():
    print([n + 1 for n in await asyncio.wait_for(get_numbers(), 0.01)])
    print([await double(n) for n in await asyncio.wait_for(get_numbers(), 0.01)])


asyncio.run(main())
