import asyncio


async def _step(number):
    return number + 1


async def _both(number):
    return await _step(await _step(number))


async def main():
    task = asyncio.create_task(_both(1))
    print(await task, await _both(2))


asyncio.run(main())
