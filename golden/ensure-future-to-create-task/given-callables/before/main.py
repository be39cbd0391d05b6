import asyncio


async def run_all(callables):
    tasks = [asyncio.ensure_future(each()) for each in callables]
    return [await task for task in tasks]


async def one():
    return 1


def two():
    future = asyncio.get_running_loop().create_future()
    future.set_result(2)
    return future


async def main():
    print(await run_all([one, two]))


asyncio.run(main())
