import asyncio

await asyncio.wait_for(asyncio.sleep(1), 5)
