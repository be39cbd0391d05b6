import asyncio


async def fetch(value=1):
    return value


def load():
    return asyncio.run(fetch())


async def main():
    return await asyncio.to_thread(load)


print(asyncio.run(main()))
