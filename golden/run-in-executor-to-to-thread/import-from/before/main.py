import os.path
from asyncio import get_running_loop, run


async def main():
    loop = get_running_loop()
    return await loop.run_in_executor(None, os.path.exists, "/")


print(run(main()))
