import asyncio
import os.path


async def path():
    return "/"


async def main():
    loop = asyncio.get_running_loop()
    return await asyncio.gather(
        loop.run_in_executor(None, os.path.exists, "/"),
        loop.run_in_executor(None, os.path.exists, await path()),
    )


print(asyncio.run(main()))
