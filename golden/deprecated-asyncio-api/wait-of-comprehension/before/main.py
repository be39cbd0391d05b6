import asyncio


async def fetch(name):
    return name


async def with_comprehension(names):
    await asyncio.wait([fetch(name) for name in names])


async def with_generator(names):
    await asyncio.wait(fetch(name) for name in names)


async def with_list(names):
    jobs = []
    for name in names:
        jobs.append(fetch(name))
    await asyncio.wait(jobs)
