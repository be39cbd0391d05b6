import asyncio
from typing import overload


@overload
async def _twice(value: int) -> int: ...
@overload
async def _twice(value: str) -> str: ...
async def _twice(value):
    return value * 2


async def main():
    await asyncio.sleep(0)
    print(await _twice(2), await _twice("a"))


asyncio.run(main())
