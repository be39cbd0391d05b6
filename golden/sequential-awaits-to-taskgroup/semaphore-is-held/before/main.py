import asyncio


class Client:
    def __init__(self):
        self._slots = asyncio.Semaphore(2)

    async def one(self, number):
        await asyncio.sleep(0)
        return number * 2

    async def all(self, numbers):
        async with self._slots:
            results = []
            for number in numbers:
                results.append(await self.one(number))
            return results


async def with_a_variable(numbers):
    turn = asyncio.Semaphore(1)
    async with turn:
        return [await Client().one(number) for number in numbers]


async def main():
    print(await asyncio.wait_for(with_a_variable([4, 5]), 1))
    print(await asyncio.wait_for(Client().all([1, 2, 3]), 1))


asyncio.run(main())
