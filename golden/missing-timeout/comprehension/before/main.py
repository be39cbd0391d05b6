import asyncio


async def all_of(hosts):
    return [await asyncio.open_connection(host, 80) for host in hosts]
