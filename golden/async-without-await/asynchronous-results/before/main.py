import asyncio
import contextlib


async def _numbers(limit):
    async def count():
        for number in range(limit):
            await asyncio.sleep(0)
            yield number

    return count()


async def _lock():
    return asyncio.Lock()


async def _later(value):
    return asyncio.sleep(0, value)


async def main():
    async for number in await _numbers(2):
        print(number)
    async for number in (await _numbers(1)).__aiter__():
        print(number)
    async with await _lock() as nothing, contextlib.aclosing(await _numbers(1)):
        print(nothing)
    print(await (await _later("later")))
    print(await await_twice())


async def await_twice():
    return await (await _later("twice"))


asyncio.run(main())
