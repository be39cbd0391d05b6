import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()
    started = loop.time()
    is_there = await asyncio.to_thread(os.path.exists, "/")
    return is_there, started <= loop.time()


print(asyncio.run(main()))
