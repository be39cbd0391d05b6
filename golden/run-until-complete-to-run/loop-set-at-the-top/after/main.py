import asyncio


async def number():
    return 1


async def show():
    print("shown")


async def main():
    await asyncio.gather(show(), show())


with asyncio.Runner() as runner:
    print(runner.run(number()))
    runner.run(main())
