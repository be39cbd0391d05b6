import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(key):
    tg = "mine"
    async with asyncio.TaskGroup() as group:
        user_task = group.create_task(fetch_user(key))
        orders_task = group.create_task(fetch_orders(key))
    user = user_task.result()
    orders = orders_task.result()
    return user, orders, tg


print(asyncio.run(main("a")))
