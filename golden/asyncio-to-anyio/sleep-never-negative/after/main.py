import time

import anyio


async def until(deadline):
    await anyio.sleep(max(0, deadline - time.monotonic()))
    pause = 0.001
    pause *= 2
    await anyio.sleep(pause)
    print("awake")


anyio.run(until, time.monotonic())
