import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(keys):
    users = []
    for key in keys:
        users.append(await fetch_user(key))
    return users


print(asyncio.run(main("abc")))
