import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(key):
    user = orders = None
    try:
        user = await fetch_user(key)
        orders = await fetch_orders(key)
    except ValueError as error:
        print(error)
        raise
    return user, orders


print(asyncio.run(main("a")))
