import asyncio

seen = set()


async def work(number=1):
    seen.add(number)
    print("worked", number)


async def main():
    background_tasks = set()
    asyncio.create_task(work(2))
    await asyncio.sleep(0.01)
    print(seen, background_tasks)


asyncio.run(main())
