import asyncio


class A:
    def __init__(self):
        self.items = {}

    async def add(self, x):
        await asyncio.sleep(0)
        items = self.items
        items[x] = 1

    async def total(self):
        return len(self.items)

    async def main(self):
        await self.add(1)
        n = await self.total()
        print(n)


asyncio.run(A().main())
