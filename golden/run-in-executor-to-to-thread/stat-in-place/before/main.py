import asyncio
import os.path


async def main():
    return await asyncio.get_running_loop().run_in_executor(None, os.path.isdir, "/")


print(asyncio.run(main()))
