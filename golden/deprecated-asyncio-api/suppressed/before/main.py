import asyncio


async def main():
    await asyncio.sleep(1, loop=None)  # aioshift: ignore[deprecated-asyncio-api]
    await asyncio.sleep(2, loop=None)
