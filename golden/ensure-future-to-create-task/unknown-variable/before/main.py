import asyncio


async def start(work, works):
    first = asyncio.ensure_future(work)
    return [first] + [asyncio.ensure_future(one) for one in works]
