import asyncio

jobs = asyncio.Queue()
done = []


async def work():
    while True:
        job = await jobs.get()
        if job is None:
            break
        done.append(job * 2)


async def main():
    threads = [asyncio.create_task(work()) for _ in range(3)]
    for job in range(10):
        await jobs.put(job)
    for _ in threads:
        await jobs.put(None)
    for thread in threads:
        await asyncio.wait([thread])
    print(sorted(done))


if __name__ == "__main__":
    asyncio.run(main())
