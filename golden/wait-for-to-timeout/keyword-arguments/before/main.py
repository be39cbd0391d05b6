import asyncio


async def read(reader):
    await asyncio.wait_for(timeout=5, fut=reader.readline())
    await asyncio.wait_for(fut=reader.readline(), timeout=5)
