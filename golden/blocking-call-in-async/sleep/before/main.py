import asyncio
import time


async def main():
    print("before")
    time.sleep(0.01)
    print("after")


asyncio.run(main())
