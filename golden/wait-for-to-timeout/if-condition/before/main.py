import asyncio


async def get_level():
    return 3


async def main():
    if await asyncio.wait_for(get_level(), 5) > 2:
        print("high")
    else:
        print("low")


asyncio.run(main())
