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
        async with asyncio.TaskGroup() as tg:
            user_task = tg.create_task(fetch_user(key))
            orders_task = tg.create_task(fetch_orders(key))
        user = user_task.result()
        orders = orders_task.result()
    except* ValueError as error:
        print(error)
        raise
    return user, orders


print(asyncio.run(main("a")))
