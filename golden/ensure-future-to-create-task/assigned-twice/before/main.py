import asyncio


async def work():
    return 1


async def main(future):
    job = work()
    if future is not None:
        job = future
    print(await asyncio.ensure_future(job))


asyncio.run(main(None))
