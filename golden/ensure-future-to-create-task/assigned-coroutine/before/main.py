import asyncio


async def work():
    return 42


async def main():
    coroutine = work()
    task = asyncio.ensure_future(coroutine)
    if other := work():
        print(await asyncio.ensure_future(other))
    print(await task)


asyncio.run(main())
