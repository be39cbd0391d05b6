import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


def create_task(coroutine):
    coroutine.close()
    print("closed")


class Scheduler:
    def create_task(self, coroutine):
        coroutine.close()
        print("closed")


async def main():
    create_task(work())
    Scheduler().create_task(work())
    print("asyncio.create_task(work())")


asyncio.run(main())
