import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

async def main(keys):
    semaphore = asyncio.Semaphore(2)

    async def bounded_fetch_user(key):
        async with semaphore:
            return await fetch_user(key)

    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(bounded_fetch_user(key)) for key in keys]
    return sorted([task.result() for task in tasks])


print(asyncio.run(main("abc")))
