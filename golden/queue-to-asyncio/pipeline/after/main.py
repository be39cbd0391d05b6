import asyncio


async def double(numbers, doubles):
    while True:
        await doubles.put(await numbers.get() * 2)
        numbers.task_done()


async def collect(doubles, found):
    while True:
        found.append(await doubles.get())
        doubles.task_done()


async def begin(count):
    numbers = asyncio.Queue()
    tasks = []
    tasks.append(asyncio.create_task(double(numbers, numbers_seen)))
    await numbers.put(count)
    await numbers.join()
    return numbers


numbers_seen = asyncio.Queue()


async def main():
    numbers = asyncio.Queue()
    doubles = asyncio.Queue()
    found = []
    tasks = []
    for _ in range(2):
        tasks.append(asyncio.create_task(double(numbers, doubles)))
        tasks.append(asyncio.create_task(collect(doubles, found)))
    for number in range(5):
        await numbers.put(number)
    await numbers.join()
    await doubles.join()
    print(sorted(found))
    again = await begin(3)
    await again.put(4)
    await again.join()
    print(numbers_seen.qsize())


if __name__ == "__main__":
    asyncio.run(main())
