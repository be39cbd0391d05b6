import asyncio


async def ready(n):
    return n < 3


async def main():
    n = 0
    while await ready(n):
        n += 1
    print(n, n and await ready(n))


asyncio.run(main())
