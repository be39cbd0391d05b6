import asyncio
import os.path


async def one():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    return await asyncio.gather(loop.run_in_executor(None, os.path.exists, "/"), one())


print(asyncio.run(main()))
