import asyncio


async def fetch(value=1):
    return value


async def main(loop):
    if loop.is_running():
        return await fetch()
    return asyncio.run(fetch())


async def other():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(fetch())
    return await fetch()


print(asyncio.run(other()))
