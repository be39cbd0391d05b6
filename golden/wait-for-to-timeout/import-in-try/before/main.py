try:
    import asyncio
except ImportError:
    asyncio = None


async def read(reader):
    return await asyncio.wait_for(reader.readline(), 5)
