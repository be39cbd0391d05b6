import asyncio
from asyncio import open_connection


async def one(host):
    async with asyncio.timeout(30):
        return await open_connection(host, 80)
