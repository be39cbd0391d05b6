import asyncio
import itertools
import random


async def wait_for_database(connect):
    for attempt in itertools.count():
        try:
            return await connect()
        except OSError:
            print("not yet")
            await asyncio.sleep(min(60, 5 * 2**attempt) * random.uniform(0.5, 1))


async def wait_for_queue(connect):
    for attempt in itertools.count():
        try:
            await connect()
            break
        except OSError:
            delay = min(60, 2.5 * 2 ** min(attempt, 10))
            await asyncio.sleep(delay * random.uniform(0.5, 1))
