import asyncio
import time


def work():
    time.sleep(0)
    return "worked"


async def main():
    def inner():
        time.sleep(0)

    print(await asyncio.to_thread(work), await asyncio.to_thread(lambda: time.sleep(0)))
    inner()


asyncio.run(main())
