import asyncio


def make():
    async def inner():
        return asyncio.get_running_loop().is_running()

    return inner


print(asyncio.run(make()()))
