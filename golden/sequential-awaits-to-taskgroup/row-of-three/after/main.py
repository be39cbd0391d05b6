import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(key):
    async with asyncio.TaskGroup() as tg:
        user_task = tg.create_task(fetch_user(key))
        orders_task = tg.create_task(fetch_orders(key))
        other_task = tg.create_task(fetch_user("b"))
    user = user_task.result()
    orders = orders_task.result()
    other = other_task.result()
    more = await fetch_orders(user)
    return user, orders, other, more


print(asyncio.run(main("a")))
