import asyncio
from typing import Awaitable, Coroutine, Optional, Union


async def awaitable(work: Awaitable[int]):
    return await asyncio.ensure_future(work)


async def optional(work: Optional[Coroutine]):
    return await asyncio.ensure_future(work)


async def either(work: Union[Coroutine, asyncio.Future]):
    return await asyncio.ensure_future(work)


async def several(*work: Coroutine):
    return [asyncio.ensure_future(one) for one in work]
