import asyncio

jobs = asyncio.Queue()


async def work(name):
    seen = []
    while (job := await jobs.get()) is not None:
        seen.append(job)
    return name, len(seen)


async def main():
    for job in range(4):
        await jobs.put(job)
    for _ in range(2):
        await jobs.put(None)
    semaphore = asyncio.Semaphore(2)

    async def bounded_work(name):
        async with semaphore:
            return await work(name)

    tasks = [asyncio.create_task(bounded_work(name)) for name in "ab"]
    await asyncio.gather(*tasks, return_exceptions=True)
    found = [task.result() for task in tasks]
    print(sum(count for _, count in found))


if __name__ == "__main__":
    asyncio.run(main())
