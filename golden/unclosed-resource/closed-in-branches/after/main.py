import asyncio

import aiohttp
import asyncpg


async def rows(dsn):
    connection = await asyncpg.connect(dsn)
    try:
        if not await connection.fetchval("select 1"):
            return None
        try:
            found = await connection.fetch("select 2")
        except ValueError:
            raise RuntimeError from None
    finally:
        await connection.close()
    return found


async def pages(url):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        if response.status == 200:
            print(await response.text())
    return url
