import asyncio


async def wait_for_database(connect):
    while True:
        try:
            return await connect()
        except OSError:
            print("not yet")
            await asyncio.sleep(5)


async def wait_for_queue(connect):
    while True:
        try:
            await connect()
            break
        except OSError:
            await asyncio.sleep(2.5)
