import asyncio


async def ask(host, timeout=None):
    return await asyncio.open_connection(host, 80)


async def guarded(host, task):
    asyncio.get_running_loop().call_later(5, task.cancel)
    return await asyncio.open_connection(host, 80)
