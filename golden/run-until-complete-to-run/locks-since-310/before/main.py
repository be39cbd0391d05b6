import asyncio

lock = asyncio.Lock()


async def work():
    async with lock:
        print("work")


asyncio.get_event_loop().run_until_complete(work())
