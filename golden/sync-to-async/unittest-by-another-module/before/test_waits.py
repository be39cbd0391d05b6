import time

from support import unittest


class TestWaits(unittest.TestCase):
    def test_wait(self):
        time.sleep(0.1)
