import asyncio


async def record(semaphore, reading):
    return semaphore, reading


async def main(readings):
    limit_semaphore = asyncio.Semaphore(10)

    async def bounded_record(semaphore, reading):
        async with limit_semaphore:
            return await record(semaphore, reading)

    print(await asyncio.gather(*[bounded_record("railway", r) for r in readings]))


asyncio.run(main([1, 2]))
