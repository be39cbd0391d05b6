import asyncio


def threshold():
    print("threshold")
    return 2


async def get_level():
    print("level")
    return 3


async def main():
    if threshold() < await asyncio.wait_for(get_level(), 5):
        print("high")


asyncio.run(main())
