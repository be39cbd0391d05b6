import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(key):
    try:
        try:
            async with asyncio.TaskGroup() as tg:
                user_task = tg.create_task(fetch_user(key))
                orders_task = tg.create_task(fetch_orders(key))
        except BaseExceptionGroup as group:
            raise group.exceptions[0] from None
        user = user_task.result()
        orders = orders_task.result()
    except ValueError:
        return None
    return user, orders


print(asyncio.run(main("a")))
