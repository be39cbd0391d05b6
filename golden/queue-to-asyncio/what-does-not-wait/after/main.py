import asyncio
import queue

jobs: asyncio.Queue = asyncio.Queue()
results: "queue.LifoQueue[int]" = asyncio.LifoQueue(5)


async def work():
    for _ in range(3):
        try:
            job = jobs.get_nowait()
        except asyncio.QueueEmpty:
            break
        try:
            results.put_nowait(job)
        except asyncio.QueueFull:
            await results.put(job)
        jobs.task_done()


async def main(numbers):
    for number in numbers:
        await jobs.put(number)
    thread = asyncio.create_task(work())
    await asyncio.wait([thread])
    print(jobs.empty(), results.qsize(), results.full())
    return await results.get()


if __name__ == "__main__":
    asyncio.run(main([1, 2]))
