import asyncio


class Pause:
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("rested")

    async def __aexit__(self, *exc_info):
        print("left")


async def main():
    async with Pause():
        print("inside")


asyncio.run(main())
