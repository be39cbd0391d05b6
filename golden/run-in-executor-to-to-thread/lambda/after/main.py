import asyncio


async def main():
    x = 20
    return await asyncio.to_thread(lambda: x + 1)


print(asyncio.run(main()))
