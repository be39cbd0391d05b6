import asyncio


async def main():
    await asyncio.sleep(0)
    asyncio.create_task(asyncio.sleep(0))