import asyncio


async def get(queue, closing):
    while not closing.is_set():
        try:
            return await asyncio.wait_for(queue.get(), 1)
        except asyncio.TimeoutError:
            continue
