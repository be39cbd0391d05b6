import asyncio


def double(x):
    return 2 * x


async def main():
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, double, 21)


print(asyncio.run(main()))
