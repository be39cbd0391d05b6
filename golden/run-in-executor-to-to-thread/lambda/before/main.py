import asyncio


async def main():
    loop = asyncio.get_running_loop()
    x = 20
    return await loop.run_in_executor(None, lambda: x + 1)


print(asyncio.run(main()))
