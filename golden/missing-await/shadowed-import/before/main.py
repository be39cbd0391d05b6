import asyncio
from time import sleep


class Clock:
    def wait(self, seconds):
        print("waited", seconds)


async def main(asyncio):
    sleep(0)
    asyncio.wait(2)


asyncio.run(main(Clock()))
