import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(key, fetch=fetch_user):
    first = await fetch(key)
    second = await fetch(key)
    return first, second


print(asyncio.run(main("a")))
