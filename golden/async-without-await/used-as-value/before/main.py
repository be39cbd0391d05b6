import asyncio
import functools
import inspect
from typing import Awaitable, Callable


async def _double(number):
    return number * 2


async def _halve(number):
    return number // 2


async def _negate(number):
    return -number


async def _zero():
    return 0


async def _identity(number):
    return number


HANDLERS = {"double": _double}


async def _apply(function: Callable[[int], Awaitable[int]], number: int) -> int:
    await asyncio.sleep(0)
    return await function(number)


async def main():
    print(await _double(1), await HANDLERS["double"](2))
    print(await _halve(8), await _apply(_halve, 8))
    print(await _negate(3), await asyncio.gather(*map(_negate, [1, 2])))
    print(await _zero(), inspect.iscoroutinefunction(_zero))
    print(await _identity(1), await functools.partial(_identity, 5)())


asyncio.run(main())
