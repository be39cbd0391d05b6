import asyncio


def limited(coroutine):
    return asyncio.wait_for(coroutine, 5)


async def read(readers):
    task = asyncio.create_task(asyncio.wait_for(readers[0].read(), 5))
    await asyncio.gather(task, *(asyncio.wait_for(reader.read(), 5) for reader in readers[1:]))
