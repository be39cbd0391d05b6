import asyncio


async def fastest(mirrors, path):
    done, pending = await asyncio.wait(
        [asyncio.create_task(mirror.load(path)) for mirror in mirrors],
        return_when=asyncio.FIRST_COMPLETED,
    )
    for task in pending:
        task.cancel()
    return done.pop().result()
