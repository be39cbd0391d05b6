import asyncio


async def test_connection():
    await asyncio.sleep(0)
