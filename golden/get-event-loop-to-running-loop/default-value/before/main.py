import asyncio


def outer():
    async def work(loop=asyncio.get_event_loop):
        return loop().is_running()

    return work


async def main():
    async def inner(loop=asyncio.get_event_loop()):
        return loop.is_running()

    print(await inner(), await outer()())


asyncio.run(main())
