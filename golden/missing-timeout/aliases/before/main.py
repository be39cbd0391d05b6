import asyncio as aio
from asyncio import open_connection as connect


async def one(host):
    return await connect(host, 80)


async def two(host):
    return await aio.open_connection(host, 80)
