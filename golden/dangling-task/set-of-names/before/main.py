import asyncio

background_tasks = set()


async def work(name):
    background_tasks.add(name)


async def main():
    asyncio.create_task(work("first"))
    await asyncio.sleep(0)
    print([name.upper() for name in background_tasks])


asyncio.run(main())
