import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()  # ours
    return await loop.run_in_executor(None, os.path.exists, "/")


print(asyncio.run(main()))
