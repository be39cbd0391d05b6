import asyncio
import time


async def main():
    time.sleep(0)  # noqa: ASYNC251
    print("done")


asyncio.run(main())
