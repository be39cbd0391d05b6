import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def fetch_user():
    return "Ada"


async def fetch_orders():
    await asyncio.sleep(0)
    return [1, 2]


async def main():
    async with asyncio.TaskGroup() as tg:
        user_task = tg.create_task(fetch_user())
        orders_task = tg.create_task(fetch_orders())
    results = [user_task.result(), orders_task.result()]
    print(results)


asyncio.run(main())
