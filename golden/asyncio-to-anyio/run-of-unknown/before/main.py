import asyncio


async def work():
    print("work")


def prepare():
    print("prepared outside of the loop")
    return work()


def start(main):
    asyncio.run(main)


asyncio.run(prepare())
coroutine = work()
asyncio.run(coroutine)
start(work())
