import asyncio
import os.path
import time


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(loop.run_in_executor(None, os.path.exists, "/"), timeout=20))
    print(await asyncio.wait_for(timeout=None, fut=loop.run_in_executor(None, os.path.exists, "/")))
    try:
        await asyncio.wait_for(loop.run_in_executor(None, time.sleep, 0.2), 0.01)
    except asyncio.TimeoutError:
        print("late")


asyncio.run(main())
