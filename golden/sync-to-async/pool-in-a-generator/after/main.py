import asyncio
import threading

lock = threading.Lock()
total = 0


async def count(text):
    global total
    await asyncio.sleep(0)
    with lock:
        total += len(text)
    return len(text)


async def counts(texts, workers=2):
    semaphore = asyncio.Semaphore(workers)

    async def bounded_count(text):
        async with semaphore:
            return await count(text)

    tasks = [asyncio.create_task(bounded_count(text)) for text in texts]
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        number = task.result()
        yield number


async def main():
    async for number in counts(["ccc"]):
        print(number, total)


asyncio.run(main())
