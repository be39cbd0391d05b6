import unittest

import httpx


class ApiTest(unittest.TestCase):
    def setUp(self):
        self.client = httpx.Client(base_url="http://localhost:8000")

    def tearDown(self):
        self.client.close()

    def test_root(self):
        self.assertEqual(self.client.get("/").status_code, 200)
