import os.path
from asyncio import run, to_thread


async def main():
    return await to_thread(os.path.exists, "/")


print(run(main()))
