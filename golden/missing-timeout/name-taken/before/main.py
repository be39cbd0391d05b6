from asyncio import open_connection


async def one(host, asyncio):
    return await open_connection(host, asyncio.port)
