import asyncio
from time import monotonic


class Timer:
    async def __aenter__(self):
        self.begin = monotonic()
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *exc_info):
        print(monotonic() >= self.begin)


async def main():
    async with Timer():
        pass


asyncio.run(main())
