import asyncio
import os.path
import time


async def main():
    print(await asyncio.wait_for(asyncio.to_thread(os.path.exists, "/"), timeout=20))
    print(await asyncio.wait_for(timeout=None, fut=asyncio.to_thread(os.path.exists, "/")))
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.2), 0.01)
    except asyncio.TimeoutError:
        print("late")


asyncio.run(main())
