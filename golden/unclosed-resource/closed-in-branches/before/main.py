import asyncio

import aiohttp
import asyncpg


async def rows(dsn):
    connection = await asyncpg.connect(dsn)
    if not await connection.fetchval("select 1"):
        await connection.close()
        return None
    try:
        found = await connection.fetch("select 2")
    except ValueError:
        await connection.close()
        raise RuntimeError from None
    await connection.close()
    return found


async def pages(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    if response.status == 200:
        print(await response.text())
        await session.close()
    else:
        await session.close()
    return url
