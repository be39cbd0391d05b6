import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(key):
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return key


print(asyncio.run(main("a")))
