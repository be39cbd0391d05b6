import os.path
from asyncio import get_running_loop, run


def to_thread():
    return "mine"


async def main():
    loop = get_running_loop()
    return to_thread(), await loop.run_in_executor(None, os.path.exists, "/")


print(run(main()))
