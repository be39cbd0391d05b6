import asyncio


def make_counter():
    class Counter:
        value = 0

        async def add(self):
            self.value += 1
            return self.value

        async def add_twice(self):
            await asyncio.sleep(0)
            await self.add()
            return await self.add()

    return Counter()


print(asyncio.run(make_counter().add_twice()))
