import asyncio
import sys
from threading import Lock

lock = Lock()
total = 0


def report(*error):
    print("failed")


sys.excepthook = report


class Counter:
    def __init__(self):
        self.count = 0

    async def work(self, times):
        for _ in range(times):
            await asyncio.sleep(0.01)
            self.count += 1


async def add(amount):
    global total
    await asyncio.sleep(amount)
    with lock:
        total += amount


async def main():
    first = asyncio.create_task(add(1))
    second = asyncio.create_task(add(2))
    await asyncio.wait([first])
    await asyncio.wait([second])
    print(total)


async def in_a_tuple():
    first = asyncio.create_task(add(1))
    second = asyncio.create_task(add(2))
    for thread in (first, second):
        await asyncio.wait([thread])


async def with_limits(counter: Counter):
    thread = asyncio.create_task(counter.work(3))
    await asyncio.wait([thread], timeout=0.01)
    while not thread.done():
        print("still there")
        await asyncio.wait([thread], timeout=1)
    await asyncio.wait([thread])
    print(counter.count)


async def polled(counter: Counter):
    thread = asyncio.create_task(counter.work(3))
    while counter.count < 3:
        await asyncio.sleep(0.01)
    await asyncio.wait([thread])


if __name__ == "__main__":
    asyncio.run(main())
