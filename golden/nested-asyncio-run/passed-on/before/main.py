import asyncio


async def fetch(value=1):
    return value


async def main():
    return await asyncio.to_thread(asyncio.run, fetch(5))


print(asyncio.run(main()))
