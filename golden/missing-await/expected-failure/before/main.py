import unittest
import warnings


async def fetch(url, timeout):
    return url


class FetchTest(unittest.IsolatedAsyncioTestCase):
    async def test_needs_a_timeout(self):
        with self.assertRaises(TypeError):
            fetch("here")

    async def test_warns(self):
        with warnings.catch_warnings(record=True) as caught:
            fetch("here", 1)
        self.assertEqual(len(caught), 1)
