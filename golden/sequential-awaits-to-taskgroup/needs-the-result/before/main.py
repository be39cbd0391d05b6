import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(key):
    user = await fetch_user(key)
    return user, await fetch_orders(user)


print(asyncio.run(main("a")))
