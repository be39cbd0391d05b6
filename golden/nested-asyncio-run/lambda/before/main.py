import asyncio


async def fetch(value=1):
    return value


async def main():
    return await asyncio.to_thread(lambda: asyncio.run(fetch(4)))


print(asyncio.run(main()))
