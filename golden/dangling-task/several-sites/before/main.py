import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def start(number):
    if number:
        asyncio.create_task(work(number))
        asyncio.create_task(
            work(number + 1),
            name="second",
        )  # behind the call


class Starter:
    def start(self):
        asyncio.create_task(work(3))


async def main():
    await start(1)
    Starter().start()
    await asyncio.sleep(0.01)


asyncio.run(main())
