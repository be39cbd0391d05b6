import asyncio
import os.path
from concurrent.futures import ThreadPoolExecutor


async def main(pool=None):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as other:
        first = await loop.run_in_executor(other, os.path.exists, "/")
    second = await loop.run_in_executor(pool, os.path.exists, "/")
    third = await loop.run_in_executor(executor=pool, func=os.getcwd)
    return first, second, bool(third)


print(asyncio.run(main()))
