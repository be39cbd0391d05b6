import asyncio


async def record(semaphore, reading):
    return semaphore, reading


async def main(readings):
    print(await asyncio.gather(*[record("railway", r) for r in readings]))


asyncio.run(main([1, 2]))
