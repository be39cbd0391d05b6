import asyncio


async def read(cache, future: asyncio.Future):
    await (
        asyncio.sleep(1)
    )
    await (asyncio.sleep(1) or asyncio.sleep(2))
    return await (await future)
