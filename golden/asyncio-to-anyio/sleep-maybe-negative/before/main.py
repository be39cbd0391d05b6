import asyncio
import time
from datetime import datetime, timedelta


async def until(deadline):
    await asyncio.sleep(deadline - time.monotonic())
    left = deadline - time.monotonic()
    await asyncio.sleep(left)
    left -= 1
    await asyncio.sleep(min(left, 1))
    await asyncio.sleep(-1)
    moment = datetime.now() - timedelta(seconds=1)
    await asyncio.sleep((moment - datetime.now()).total_seconds())
    print("awake")


loop = asyncio.new_event_loop()
loop.run_until_complete(until(time.monotonic()))
loop.close()
