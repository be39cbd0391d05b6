import asyncio


async def fetch(value=1):
    return value


async def main():
    def load():
        return asyncio.run(fetch(3))

    return await asyncio.to_thread(load)


print(asyncio.run(main()))
