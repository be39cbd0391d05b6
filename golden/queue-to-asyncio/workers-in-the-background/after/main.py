import asyncio


async def work(jobs, done):
    while True:
        job = await jobs.get()
        done.append(job * 2)
        jobs.task_done()


async def of_a_loop(numbers):
    jobs = asyncio.Queue()
    done = []
    tasks = []
    for _ in range(3):
        thread = asyncio.create_task(work(jobs, done))
        tasks.append(thread)
    for number in numbers:
        await jobs.put(number)
    await jobs.join()
    for task in tasks:
        task.cancel()
    return sorted(done)


async def at_once(numbers):
    jobs = asyncio.Queue()
    done = []
    tasks = []
    tasks.append(asyncio.create_task(work(jobs, done)))
    for number in numbers:
        await jobs.put(number)
    await jobs.join()
    for task in tasks:
        task.cancel()
    print(done)


async def in_a_list(numbers):
    jobs = asyncio.Queue()
    done = []
    threads = [asyncio.create_task(work(jobs, done)) for _ in range(3)]
    for number in numbers:
        await jobs.put(number)
    await jobs.join()
    for task in threads:
        task.cancel()
    return sorted(done)


async def main():
    print(await of_a_loop([1, 2]))
    await at_once([3, 4])
    print(await in_a_list([5, 6]))


if __name__ == "__main__":
    asyncio.run(main())
