import asyncio
from typing import Coroutine, List, Optional


async def ports():
    return [80, 443]


async def main():
    known: list[int] = ports()
    more: Optional[List[int]] = ports()
    first: "int" = ports()
    later: Coroutine = ports()
    print(known, more, await first, await later)


asyncio.run(main())
