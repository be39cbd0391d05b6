import asyncio


async def work():
    return 1


async def prepare():
    return work()


async def choose(fast):
    return work() if fast else None


async def main(action):
    print(await (await action()))


asyncio.run(main(prepare))
