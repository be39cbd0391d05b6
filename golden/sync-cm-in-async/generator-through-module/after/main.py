import asyncio
import contextlib
from typing import AsyncIterator


@contextlib.asynccontextmanager
async def slowly() -> AsyncIterator[None]:
    yield
    await asyncio.sleep(1)


async def main():
    async with slowly():
        print("inside")
