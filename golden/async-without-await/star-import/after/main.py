import asyncio

from shapes import *


async def main():
    await asyncio.sleep(0)
    print(area(2), await asyncio.wait_for(volume(2), 1), await volume(3))


asyncio.run(main())
