import asyncio

running: set[asyncio.Task] = set()


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    first = asyncio.create_task(work())
    running.add(first)
    first.add_done_callback(running.discard)
    asyncio.create_task(work(2))
    await asyncio.sleep(0.01)
    print(len(running))


asyncio.run(main())
