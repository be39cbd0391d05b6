import asyncio
import random


async def before(connect):
    attempts = 0
    while attempts < 5:
        attempts += 1
        try:
            return await connect()
        except OSError:
            await asyncio.sleep(min(60, 2 ** (attempts - 1)) * random.uniform(0.5, 1))


async def behind(connect):
    retries = 0
    while True:
        try:
            return await connect()
        except OSError:
            if retries == 3:
                raise
            delay = min(60, 1.5 * 2 ** min(retries, 10))
            await asyncio.sleep(delay * random.uniform(0.5, 1))
            retries += 1
