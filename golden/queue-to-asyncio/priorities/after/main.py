import asyncio


async def fill(line):
    for number in (3, 1, 2):
        await line.put((number, f"job {number}"))
    await line.put((9, None))


async def main():
    line = asyncio.PriorityQueue(2)
    filler = asyncio.create_task(fill(line))
    jobs = []
    while (job := await line.get()) != (9, None):
        jobs.append(job)
    await asyncio.wait([filler])
    print(sorted(jobs))


if __name__ == "__main__":
    asyncio.run(main())
