import asyncio
import os.path


async def main():
    return await asyncio.to_thread(os.path.isdir, "/")


print(asyncio.run(main()))
