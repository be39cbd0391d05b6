import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(keys):
    user = await fetch_user(keys[0])
    orders = await fetch_orders(keys[0])
    return user, orders


print(asyncio.run(main("a")))
