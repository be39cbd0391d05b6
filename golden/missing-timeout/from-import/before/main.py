from asyncio import open_connection


async def one(host):
    return await open_connection(host, 80)
