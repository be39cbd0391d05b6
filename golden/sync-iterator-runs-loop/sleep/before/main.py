import asyncio
import time
from typing import Generator


def ticks(count) -> Generator[int, None, None]:
    for number in range(count):
        time.sleep(0)
        yield number


async def main():
    for tick in ticks(2):
        print(tick)


asyncio.run(main())
