import asyncio
import os.path


async def main():
    parts = ["a", "b"]
    return await asyncio.to_thread(os.path.join, *parts)


print(asyncio.run(main()))
