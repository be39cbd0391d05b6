import asyncio

lock = asyncio.Lock()


async def work():
    async with lock:
        print("work")


asyncio.run(work())
