import asyncio


async def both(one, two):
    return await asyncio.gather(
        asyncio.open_connection(one, 80), asyncio.open_connection(two, 80)
    )


def start(host):
    return asyncio.open_connection(host, 80)


async def later(host):
    task = asyncio.create_task(asyncio.open_connection(host, 80))
    await asyncio.sleep(1)
    return await task
