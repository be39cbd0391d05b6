import asyncio
import time


async def main():
    time.sleep(0)
    print("done")


asyncio.run(main())
