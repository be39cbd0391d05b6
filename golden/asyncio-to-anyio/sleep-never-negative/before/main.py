import asyncio
import time


async def until(deadline):
    await asyncio.sleep(max(0, deadline - time.monotonic()))
    pause = 0.001
    pause *= 2
    await asyncio.sleep(pause)
    print("awake")


asyncio.run(until(time.monotonic()))
