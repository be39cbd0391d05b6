import asyncio


async def work():
    return 42


async def main():
    coroutine = work()
    task = asyncio.create_task(coroutine)
    if other := work():
        print(await asyncio.create_task(other))
    print(await task)


asyncio.run(main())
