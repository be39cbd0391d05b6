import unittest
from unittest.mock import patch


class Case(unittest.TestCase):
    def setUp(self):
        patcher = patch("net.fetch")
        self.fetch = patcher.start()
        self.addCleanup(patcher.stop)

    def test_json(self):
        self.fetch.return_value.json.return_value = {}
