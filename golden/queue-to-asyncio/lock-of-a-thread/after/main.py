import asyncio
import threading

jobs = asyncio.Queue()
lock = threading.Lock()
total = 0


async def work():
    global total
    while (job := await jobs.get()) is not None:
        with lock:
            total += job


async def main():
    threads = [asyncio.create_task(work()) for _ in range(2)]
    for job in range(5):
        await jobs.put(job)
    for _ in threads:
        await jobs.put(None)
    for thread in threads:
        await asyncio.wait([thread])
    print(total)


if __name__ == "__main__":
    asyncio.run(main())
