import asyncio


async def load(key):
    print("load", key)
    await asyncio.sleep(0)
    return len(key)

class Counter:
    n = 0

    async def up(self):
        n = self.n
        await load("up")
        self.n = n + 1


async def main():
    counter = Counter()
    await counter.up()
    print(counter.n)


asyncio.run(main())
