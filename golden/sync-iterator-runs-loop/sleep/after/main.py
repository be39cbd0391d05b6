import asyncio
from typing import AsyncGenerator


async def ticks(count) -> AsyncGenerator[int, None]:
    for number in range(count):
        await asyncio.sleep(0)
        yield number


async def main():
    async for tick in ticks(2):
        print(tick)


asyncio.run(main())
