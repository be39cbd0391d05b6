import asyncio

jobs = asyncio.Queue()
done = []


async def work():
    while True:
        done.append(await jobs.get() + 1)
        jobs.task_done()


async def begin(count):
    tasks = []
    for number in range(count):
        tasks.append(asyncio.create_task(work()))
    for number in range(5):
        await jobs.put(number)
    await jobs.join()


async def main():
    await begin(2)
    print(sorted(done))


if __name__ == "__main__":
    asyncio.run(main())
