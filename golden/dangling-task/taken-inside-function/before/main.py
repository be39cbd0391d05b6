import asyncio


async def work(number=1):
    print("worked", number)


async def main():
    task = "name"

    async def inner():
        asyncio.create_task(work())
        await asyncio.sleep(0)
        return lambda: 1

    def show():
        return task

    await inner()
    asyncio.create_task(work(2))
    await asyncio.sleep(0.01)
    print(show())


asyncio.run(main())
