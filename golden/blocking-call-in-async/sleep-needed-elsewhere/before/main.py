import asyncio
import time


def wait():
    time.sleep(0)


async def main():
    time.sleep(0)
    await asyncio.to_thread(wait)
    print("done")


asyncio.run(main())
