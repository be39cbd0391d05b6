import asyncio


async def fetch(name):
    return name


def run_at_once(names):
    asyncio.run(asyncio.wait([fetch(name) for name in names]))


async def remember(names):
    jobs = [fetch(name) for name in names]
    await asyncio.wait(jobs)
    return jobs


async def with_more(job):
    await asyncio.wait([fetch("a"), job])


async def tolerant():
    try:
        await asyncio.wait([fetch("a")])
    except TypeError:
        print("tasks only")
