import asyncio


async def ready(n):
    return n < 3


async def main():
    n = 0
    while await asyncio.wait_for(ready(n), None):
        n += 1
    print(n, n and await asyncio.wait_for(ready(n), timeout=None))


asyncio.run(main())
