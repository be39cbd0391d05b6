import asyncio


async def work():
    await asyncio.sleep(0)
    return "done"


print(asyncio.run(asyncio.wait_for(work(), 1)))
