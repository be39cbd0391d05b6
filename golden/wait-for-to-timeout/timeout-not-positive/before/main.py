import asyncio

NOW = 0


async def poll(queue):
    await asyncio.wait_for(queue.get(), 0)
    await asyncio.wait_for(queue.get(), timeout=-1.5)
    await asyncio.wait_for(queue.get(), NOW)
