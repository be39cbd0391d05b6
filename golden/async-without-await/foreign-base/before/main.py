import asyncio
import unittest
from asyncio import Protocol


class TestSum(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.total = await self.add(1, 2)

    async def add(self, a, b):
        return a + b

    async def test_sum(self):
        self.assertEqual(self.total, 3)


class Base:
    async def name(self):
        return "base"

    async def show(self):
        await asyncio.sleep(0)
        print(await self.name())


class Connection(Base, Protocol):
    pass


async def main():
    await Connection().show()
    result = unittest.TestResult()
    await asyncio.to_thread(unittest.defaultTestLoader.loadTestsFromTestCase(TestSum).run, result)
    print(result.testsRun, result.wasSuccessful())


asyncio.run(main())
