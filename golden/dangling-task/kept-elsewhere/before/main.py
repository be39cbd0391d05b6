import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


def start(number):
    return asyncio.create_task(work(number))


async def main():
    tasks = [asyncio.create_task(work())]
    tasks.append(asyncio.create_task(work(2)))
    await asyncio.create_task(work(3))
    await asyncio.gather(asyncio.create_task(work(4)), start(5), *tasks)
    kept = asyncio.create_task(work(6))
    await asyncio.sleep(0.01)
    print(kept.done())


asyncio.run(main())
