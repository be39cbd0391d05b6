import asyncio


async def read(readers):
    lines = [await asyncio.wait_for(reader.readline(), 5) for reader in readers]
    ready = {r for r in readers if await asyncio.wait_for(r.ready(), 5)}
    return lines, {r: x for r in ready for x in await asyncio.wait_for(r.read(), 5)}
