import asyncio


async def get_limit():
    print("limit")
    return 5


def start(name):
    print("start", name)
    return asyncio.sleep(0, name)


async def main():
    awaitable = start("one")
    limit = await get_limit()
    async with asyncio.timeout(limit):
        print(await awaitable)
    limit = await get_limit()
    async with asyncio.timeout(limit):
        print(await start("two"))


asyncio.run(main())
