import asyncio


async def load(name):
    await asyncio.sleep(0.01)
    return name.upper()


async def shut_down(names):
    semaphore = asyncio.Semaphore(2)

    async def bounded_load(name):
        async with semaphore:
            return await load(name)

    futures = [asyncio.create_task(bounded_load(name)) for name in names]
    await asyncio.gather(*futures, return_exceptions=True)
    return [future.result() for future in futures]


async def asked(names):
    done = []
    semaphore = asyncio.Semaphore(4)

    async def bounded_load(name):
        async with semaphore:
            return await load(name)

    futures = {asyncio.create_task(bounded_load(name)): name for name in names}
    await asyncio.gather(*futures, return_exceptions=True)
    for future in futures:
        done.append((futures[future], future.result()))
    return sorted(done)


async def never_shut_down(names):
    semaphore = asyncio.Semaphore(2)

    async def bounded_load(name):
        async with semaphore:
            return await load(name)

    tasks = [asyncio.create_task(bounded_load(name)) for name in names]
    await asyncio.gather(*tasks, return_exceptions=True)
    return [task.result() for task in tasks]


async def waited_for(names):
    semaphore = asyncio.Semaphore(2)

    async def bounded_load(name):
        async with semaphore:
            return await load(name)

    futures = []
    for name in names:
        futures.append(asyncio.create_task(bounded_load(name)))
    await asyncio.gather(*futures, return_exceptions=True)
    print([future.result() for future in futures])


async def dropped(names):
    semaphore = asyncio.Semaphore(2)
    tasks = []

    async def bounded_load(name):
        async with semaphore:
            return await load(name)

    for name in names:
        tasks.append(asyncio.create_task(bounded_load(name)))
    await asyncio.gather(*tasks, return_exceptions=True)
    return len(names)


async def main():
    print(await shut_down("abc"))
    print(await asked("abc"))
    print(await never_shut_down("abc"))
    await waited_for("abc")
    print(await dropped("abc"))


if __name__ == "__main__":
    asyncio.run(main())
