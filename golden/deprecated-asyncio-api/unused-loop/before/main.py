import asyncio


async def main():
    loop = asyncio.get_event_loop()
    lock = asyncio.Lock(loop=loop)
    async with lock:
        return loop.time()


async def other():
    loop = asyncio.get_event_loop()
    lock = asyncio.Lock(loop=loop)
    return lock, locals()
