from typing import TYPE_CHECKING

from clock import wait_for

if TYPE_CHECKING:
    import asyncio


async def read(reader: "asyncio.StreamReader"):
    return await wait_for(reader.read(), 5)
