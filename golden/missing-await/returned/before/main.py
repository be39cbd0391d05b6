import asyncio
from typing import Awaitable


async def work():
    await asyncio.sleep(0)
    return 1


def make():
    return work()


async def choose(fast) -> Awaitable[int]:
    return work()


async def prepare():
    return work()


async def main():
    print(await make(), await (await choose(True)))
    ready = await prepare()
    print(await (await prepare()), await ready)


asyncio.run(main())
