import asyncio


async def main():
    loop = asyncio.get_event_loop()
    lock = asyncio.Lock()
    async with lock:
        return loop.time()


async def other():
    loop = asyncio.get_event_loop()
    lock = asyncio.Lock()
    return lock, locals()
