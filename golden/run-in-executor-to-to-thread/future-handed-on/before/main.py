import asyncio
import os.path


def ask(path):
    loop = asyncio.get_running_loop()
    return loop.run_in_executor(None, os.path.exists, path)


async def main():
    return await ask("/")


print(asyncio.run(main()))
