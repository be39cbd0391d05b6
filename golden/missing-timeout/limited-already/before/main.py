import asyncio

import anyio
import async_timeout


async def one(host):
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection(host, 80)
        for _ in range(2):
            await reader.read(1)


async def two(host):
    reader, writer = await asyncio.wait_for(asyncio.open_connection(host, 80), 5)
    async with async_timeout.timeout(5):
        return await reader.read(1)


async def three(host):
    with anyio.fail_after(5):
        return await asyncio.open_connection(host, 80)


async def four(host):
    with anyio.move_on_after(5):
        if host:
            return await asyncio.open_connection(host, 80)
