import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(key):
    first, second = await fetch_orders(key)
    user = await fetch_user(key)
    return first, second, user


print(asyncio.run(main("a")))
