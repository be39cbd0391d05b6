import asyncio
import collections.abc
from typing import Any, Coroutine


async def first(work: Coroutine):
    return await asyncio.create_task(work)


async def second(work: Coroutine[Any, Any, int]):
    return await asyncio.create_task(work)


async def third(work: collections.abc.Coroutine[Any, Any, int]):
    return await asyncio.create_task(work)
