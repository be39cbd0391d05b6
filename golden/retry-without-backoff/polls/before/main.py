import asyncio


async def many(connect):
    for _ in range(50):
        try:
            return await connect()
        except OSError:
            await asyncio.sleep(0.1)


async def at_once(connect):
    for _ in range(100):
        try:
            return await connect()
        except OSError:
            continue


async def short(connect):
    while True:
        try:
            return await connect()
        except OSError:
            await asyncio.sleep(0.1)


async def limited(connect):
    async with asyncio.timeout(10):
        while True:
            try:
                return await connect()
            except OSError:
                await asyncio.sleep(1)
