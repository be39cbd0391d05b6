import asyncio
from time import sleep, time


async def main():
    begin = time()
    sleep(0)
    print(time() >= begin)


asyncio.run(main())
