import asyncio
import time


class Pause:
    def __enter__(self):
        time.sleep(0)
        print("rested")

    def __exit__(self, *exc_info):
        print("left")


async def main():
    with Pause():
        print("inside")


asyncio.run(main())
