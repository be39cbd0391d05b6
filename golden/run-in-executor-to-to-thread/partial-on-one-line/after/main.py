import asyncio


def scale(x, factor=1):
    return x * factor


async def main():
    return await asyncio.to_thread(scale, 2, factor=3)


print(asyncio.run(main()))
