import asyncio

done = []


async def save(name):
    await asyncio.sleep(0)
    if name == "b":
        raise OSError(name)
    done.append(name)


async def save_all(names):
    semaphore = asyncio.Semaphore(2)

    async def bounded_save(name):
        async with semaphore:
            return await save(name)

    tasks = [asyncio.create_task(bounded_save(name)) for name in names]
    await asyncio.gather(*tasks, return_exceptions=True)
    print(sorted(done))


asyncio.run(save_all(["a", "b", "c"]))
