import io
import unittest

import net


class Case(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.expected = await net.read("a")

    async def test_read(self):
        self.assertEqual(await net.read("A"), self.expected)

    def test_nothing(self):
        self.assertTrue(self.expected)


class Other(unittest.TestCase):
    def test_nothing(self):
        self.assertEqual(1, 1)


result = unittest.main(exit=False, testRunner=unittest.TextTestRunner(stream=io.StringIO())).result
print(result.testsRun, len(result.failures), len(result.errors))
