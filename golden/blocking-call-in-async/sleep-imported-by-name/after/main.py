import asyncio
from time import time


async def main():
    begin = time()
    await asyncio.sleep(0)
    print(time() >= begin)


asyncio.run(main())
