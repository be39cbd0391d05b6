import asyncio
import unittest

import support


class TestA(unittest.IsolatedAsyncioTestCase):
    async def test_a(self):
        await asyncio.sleep(0.1)
