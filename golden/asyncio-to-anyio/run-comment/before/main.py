import asyncio


async def work(times):
    print("work", times)


asyncio.run(work(  # twice
    2
))
