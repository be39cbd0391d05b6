import asyncio


class Box:
    def __init__(self):
        self.items = []
        self._filled = asyncio.Condition()

    async def put(self, item):
        async with self._filled:
            self.items.append(item)
            self._filled.notify()

    async def get(self):
        async with self._filled:
            while not self.items:
                await self._filled.wait()
            return self.items.pop()


async def main():
    box = Box()
    print((await asyncio.gather(box.get(), box.put("item")))[0])


asyncio.run(main())
