import asyncio
import os.path


async def main():
    is_there = await asyncio.to_thread(os.path.exists, "/")
    return is_there


print(asyncio.run(main()))
