import asyncio


def make():
    async def inner():
        return asyncio.get_event_loop().is_running()

    return inner


print(asyncio.run(make()()))
