import asyncio
import os


async def main():
    if await asyncio.to_thread(os.system, "exit 0") == 0 and not await asyncio.to_thread(os.system, "exit 0"):
        print("fine")
    while await asyncio.to_thread(os.system, "exit 1") == 0:
        pass


asyncio.run(main())
