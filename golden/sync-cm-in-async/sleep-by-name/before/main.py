import asyncio
from time import monotonic, sleep


class Timer:
    def __enter__(self):
        self.begin = monotonic()
        sleep(0)
        return self

    def __exit__(self, *exc_info):
        print(monotonic() >= self.begin)


async def main():
    with Timer():
        pass


asyncio.run(main())
