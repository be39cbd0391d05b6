import asyncio


def _step(number):
    return number + 1


async def _both(number):
    return _step(_step(number))


async def main():
    task = asyncio.create_task(_both(1))
    print(await task, await _both(2))


asyncio.run(main())
