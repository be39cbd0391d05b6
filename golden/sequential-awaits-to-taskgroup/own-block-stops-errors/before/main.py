import asyncio


class Tolerant:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is ValueError


async def half(number):
    await asyncio.sleep(0)
    if number % 2:
        raise ValueError(number)
    return number // 2


async def main():
    halves = []
    with Tolerant():
        for number in [4, 2, 3, 8]:
            halves.append(await half(number))
    print(halves)


asyncio.run(main())
