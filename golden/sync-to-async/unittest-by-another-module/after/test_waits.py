import asyncio

from support import unittest


class TestWaits(unittest.IsolatedAsyncioTestCase):
    async def test_wait(self):
        await asyncio.sleep(0.1)
