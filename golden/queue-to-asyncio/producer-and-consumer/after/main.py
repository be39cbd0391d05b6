import asyncio


class Pipe:
    def __init__(self, size):
        self.items = asyncio.Queue(maxsize=size)
        self.seen = []

    async def produce(self, count):
        for number in range(count):
            await self.items.put(number)
        await self.items.put(None)

    async def consume(self):
        while (item := await self.items.get()) is not None:
            self.seen.append(item)

    async def run(self, count):
        producer = asyncio.create_task(self.produce(count))
        consumer = asyncio.create_task(self.consume())
        await asyncio.wait([producer])
        await asyncio.wait([consumer])
        return self.seen


if __name__ == "__main__":
    print(asyncio.run(Pipe(2).run(5)))
