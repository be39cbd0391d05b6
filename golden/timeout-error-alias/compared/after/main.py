import asyncio
import unittest

ONE_CLASS = asyncio.TimeoutError is TimeoutError


class AliasTest(unittest.TestCase):
    def test_is_one_class(self):
        self.assertIs(asyncio.TimeoutError, asyncio.exceptions.TimeoutError)

    def test_is_raised(self):
        with self.assertRaises(TimeoutError) as caught:
            raise TimeoutError
        self.assertIs(type(caught.exception), TimeoutError)


result = unittest.main(exit=False, verbosity=0).result
print(ONE_CLASS, result.testsRun, result.wasSuccessful())
