import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


class Later:
    def __await__(self):
        yield
        print("later")


async def main():
    async with asyncio.TaskGroup():
        asyncio.ensure_future(work())
    async with asyncio.TaskGroup() as group:
        print(type(group).__name__)
        asyncio.ensure_future(Later())
        asyncio.ensure_future(work(2), loop=None)
    await asyncio.sleep(0.01)


asyncio.run(main())
