import asyncio


async def read(reader):
    await asyncio.wait_for(reader.read(), 5)  # noqa
    await asyncio.wait_for(reader.read(), 5)  # noqa: wait-for-to-timeout
    await asyncio.wait_for(reader.read(), 5)  # aioshift: ignore[wait-for-to-timeout]
    await asyncio.wait_for(reader.read(), 5)  # aioshift: ignore
