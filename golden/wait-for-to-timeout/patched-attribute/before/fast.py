import asyncio


async def at_once(awaitable, timeout):
    return await awaitable


asyncio.wait_for = at_once
