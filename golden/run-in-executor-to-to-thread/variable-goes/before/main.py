import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()

    is_there = await loop.run_in_executor(None, os.path.exists, "/")
    return is_there


print(asyncio.run(main()))
