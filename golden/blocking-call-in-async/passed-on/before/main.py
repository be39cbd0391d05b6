import asyncio
import time


async def main():
    await asyncio.to_thread(time.sleep, 0)
    await asyncio.get_running_loop().run_in_executor(None, time.sleep, 0)
    print("slept")


asyncio.run(main())
