import asyncio


async def _label(number):
    return f"<{number}>"


async def _mark(number):
    return f"[{number}]"


async def _count(limit):
    for number in range(limit):
        yield number


async def main():
    labels = (await _label(n) for n in range(2))
    print([label async for label in labels], await _label(9))
    print([await _mark(n) async for n in _count(2)], {await _mark(n) for n in (3,)})


asyncio.run(main())
