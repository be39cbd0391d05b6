import asyncio
import time


async def main(n):
    if n: time.sleep(0); print("slept")


asyncio.run(main(1))
