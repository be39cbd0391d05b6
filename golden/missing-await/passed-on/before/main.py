import asyncio
import inspect


async def work(number):
    await asyncio.sleep(0)
    return number


def start():
    return work(0)


async def main():
    first = work(1)
    task = asyncio.create_task(work(2))
    several = [work(3), work(4)]
    by_name = {"five": work(5)}
    print(await first, await task, await asyncio.gather(*several, by_name["five"]))
    print(await asyncio.wait_for(work(6), 1), await start())
    one = work(7)
    print(inspect.iscoroutine(one), await one)
    make = lambda: work(8)
    print(await make())


asyncio.run(main())
