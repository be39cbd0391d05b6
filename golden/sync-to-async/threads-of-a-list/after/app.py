import asyncio


async def load(name, delay=1):
    await asyncio.sleep(delay)
    print(name)


async def in_one_loop(names):
    threads = []
    for name in names:
        thread = asyncio.create_task(load(name))
        threads.append(thread)
    for thread in threads:
        await asyncio.wait([thread])
    print("done")


async def one_after_the_other(names):
    threads = [asyncio.create_task(load(name, delay=2)) for name in names]
    for thread in threads:
        await asyncio.wait([thread])


async def appended(names):
    threads: list[asyncio.Task] = []
    for name in names:
        threads.append(asyncio.create_task(load(name)))
    print(f"{len(threads)} threads")
    [await asyncio.wait([thread]) for thread in threads]


async def started_in_a_comprehension(names, options):
    threads = [asyncio.create_task(load(name, **{"delay": 0, **options})) for name in names]
    for thread in threads:
        await asyncio.wait([thread])
        # one more
        print("one more")
