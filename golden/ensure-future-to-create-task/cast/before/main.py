import asyncio
import typing
from typing import cast


async def work():
    return 1


class Manager:
    def __init__(self):
        self._ready = None

    async def wait(self):
        await asyncio.ensure_future(cast(asyncio.Future[None], self._ready))
        await asyncio.ensure_future(cast("Awaitable", self._ready))
        await asyncio.ensure_future(typing.cast(typing.Any, work()))
