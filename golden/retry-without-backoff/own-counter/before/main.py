import asyncio


async def before(connect):
    attempts = 0
    while attempts < 5:
        attempts += 1
        try:
            return await connect()
        except OSError:
            await asyncio.sleep(1)


async def behind(connect):
    retries = 0
    while True:
        try:
            return await connect()
        except OSError:
            if retries == 3:
                raise
            await asyncio.sleep(1.5)
            retries += 1
