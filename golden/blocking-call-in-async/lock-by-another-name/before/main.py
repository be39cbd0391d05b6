import asyncio
import threading
import time


class Counter:
    def __init__(self):
        self._guard = threading.Lock()
        self.value = 0

    async def up(self):
        with self._guard:
            value = self.value
            time.sleep(0)
            self.value = value + 1


async def main():
    counter = Counter()
    await asyncio.gather(counter.up(), counter.up())
    print(counter.value)


asyncio.run(main())
