import asyncio

saved = []


async def save(name):
    await asyncio.sleep(0)
    saved.append(name)


async def save_all(names):
    semaphore = asyncio.Semaphore(2)
    tasks = []

    async def bounded_save(name):
        async with semaphore:
            return await save(name)

    for name in names:
        if name:
            tasks.append(asyncio.create_task(bounded_save(name)))
    await asyncio.gather(*tasks, return_exceptions=True)
    print(sorted(saved))


async def save_more(names):
    semaphore = asyncio.Semaphore(2)

    async def bounded_save(name):
        async with semaphore:
            return await save(name)

    pending = [asyncio.create_task(bounded_save(name)) for name in names]
    await asyncio.gather(*pending, return_exceptions=True)
    print(sorted(saved))


asyncio.run(save_all(["a", "", "b"]))
asyncio.run(save_more(["c"]))
