import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(key):
    async with asyncio.TaskGroup() as tg:
        fetch_orders_task = tg.create_task(fetch_orders(key))
        user_task = tg.create_task(fetch_user(key))
    first, second = fetch_orders_task.result()
    user = user_task.result()
    return first, second, user


print(asyncio.run(main("a")))
