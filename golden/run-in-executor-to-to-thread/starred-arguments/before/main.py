import asyncio
import os.path


async def main():
    parts = ["a", "b"]
    return await asyncio.get_running_loop().run_in_executor(None, os.path.join, *parts)


print(asyncio.run(main()))
