import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(keys):
    semaphore = asyncio.Semaphore(10)

    async def bounded_fetch_orders(key, limit):
        async with semaphore:
            return await fetch_orders(key, limit=limit)

    async with asyncio.TaskGroup() as tg:
        tasks = [
            tg.create_task(bounded_fetch_orders(key, limit=1)) for key in keys if key
        ]
    return [task.result() for task in tasks]


print(asyncio.run(main("abc")))
