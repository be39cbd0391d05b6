import asyncio


class _Counter:
    def __init__(self):
        self.value = 0

    async def add(self, step: int) -> int:
        self.value += step
        return self.value


async def _count(counter: _Counter) -> None:
    await asyncio.sleep(0)
    print(await counter.add(1), await counter.add(2))


asyncio.run(_count(_Counter()))
