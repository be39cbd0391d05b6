import asyncio as aio
from asyncio import open_connection as connect


async def one(host):
    async with aio.timeout(30):
        return await connect(host, 80)


async def two(host):
    async with aio.timeout(30):
        return await aio.open_connection(host, 80)
