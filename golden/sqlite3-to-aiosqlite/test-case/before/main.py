import sqlite3
import unittest


class StoreTest(unittest.TestCase):
    def setUp(self):
        self.connection = sqlite3.connect(":memory:")

    def test_empty(self):
        self.assertEqual(self.connection.execute("select 1").fetchall(), [(1,)])
