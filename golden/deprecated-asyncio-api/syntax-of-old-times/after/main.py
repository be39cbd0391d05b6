import asyncio


def begin(job, loop):
    return asyncio.async(job, loop=loop)


async def rest():
    await asyncio.sleep(1)
