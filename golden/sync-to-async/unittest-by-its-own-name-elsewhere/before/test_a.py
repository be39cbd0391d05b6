import time

import support


class TestA(support.TestCase):
    def test_a(self):
        time.sleep(0.1)
