import asyncio


async def get_limit():
    print("limit")
    return 5


def start(name):
    print("start", name)
    return asyncio.sleep(0, name)


async def main():
    print(await asyncio.wait_for(start("one"), await get_limit()))
    print(await asyncio.wait_for(timeout=await get_limit(), fut=start("two")))


asyncio.run(main())
