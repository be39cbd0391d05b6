import asyncio
import os.path
import sys


async def main():
    if sys.version_info >= (3, 9):
        return await asyncio.to_thread(os.path.exists, "/")
    else:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, os.path.exists, "/")


print(asyncio.run(main()))
