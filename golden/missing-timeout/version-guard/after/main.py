import asyncio
import sys


async def ask(host):
    if sys.version_info >= (3, 11):
        async with asyncio.timeout(30):
            return await asyncio.open_connection(host, 80)
    else:
        return await asyncio.open_connection(host, 80, limit=1000)
