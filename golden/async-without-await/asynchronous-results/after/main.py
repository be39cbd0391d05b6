import asyncio
import contextlib


def _numbers(limit):
    async def count():
        for number in range(limit):
            await asyncio.sleep(0)
            yield number

    return count()


def _lock():
    return asyncio.Lock()


def _later(value):
    return asyncio.sleep(0, value)


async def main():
    async for number in _numbers(2):
        print(number)
    async for number in _numbers(1).__aiter__():
        print(number)
    async with _lock() as nothing, contextlib.aclosing(_numbers(1)):
        print(nothing)
    print(await _later("later"))
    print(await await_twice())


async def await_twice():
    return await _later("twice")


asyncio.run(main())
