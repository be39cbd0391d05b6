import io
import unittest

import net


class Case(unittest.TestCase):
    def setUp(self):
        self.expected = net.read("a")

    def test_read(self):
        self.assertEqual(net.read("A"), self.expected)

    def test_nothing(self):
        self.assertTrue(self.expected)


class Other(unittest.TestCase):
    def test_nothing(self):
        self.assertEqual(1, 1)


result = unittest.main(exit=False, testRunner=unittest.TextTestRunner(stream=io.StringIO())).result
print(result.testsRun, len(result.failures), len(result.errors))
