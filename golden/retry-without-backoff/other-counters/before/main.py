import asyncio


async def down(connect):
    left = 5
    while left:
        try:
            return await connect()
        except OSError:
            left -= 1
            await asyncio.sleep(1)


async def sometimes(connect):
    while not connect.closed:
        try:
            return await connect()
        except OSError:
            await asyncio.sleep(1)


async def from_ten(connect):
    for attempt in range(10, 20):
        try:
            return await connect()
        except OSError:
            await asyncio.sleep(1)


async def backwards(connect):
    for attempt in range(5, 0, -1):
        try:
            return await connect()
        except OSError:
            await asyncio.sleep(1)
