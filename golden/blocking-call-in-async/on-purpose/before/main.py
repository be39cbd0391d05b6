import asyncio
import time


async def hog():
    # Blocks the loop on purpose, so that the watchdog sees it.
    time.sleep(0.2)
    time.sleep(0.3)  # intentionally not asyncio.sleep
    time.sleep(0.4)


async def ticks(loop):
    def tick():
        time.sleep(1)

    await loop.run_in_executor(None, tick)
    await asyncio.to_thread(lambda: time.sleep(1))
