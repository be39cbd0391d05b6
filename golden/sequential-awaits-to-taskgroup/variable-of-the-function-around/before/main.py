import asyncio


async def main():
    total = 0

    async def add(x):
        nonlocal total
        await asyncio.sleep(0)
        total += x

    async def report():
        return total

    await add(5)
    n = await report()
    print(n)


asyncio.run(main())
