import asyncio


def double(x):
    return 2 * x


async def main():
    return await asyncio.to_thread(double, 21)


print(asyncio.run(main()))
