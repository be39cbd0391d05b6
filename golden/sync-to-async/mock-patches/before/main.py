import io
import unittest
from unittest import mock
from unittest.mock import MagicMock, Mock, patch

import app


def fake_read(name):
    return name + "!"


class Case(unittest.TestCase):
    def test_by_itself(self):
        with patch("app.read") as read:
            read.return_value = "1"
            self.assertEqual(app.both("a", "b"), "11")
            read.assert_called_with("b")

    def test_keywords(self):
        with patch.object(app, "read", side_effect=["1", "2"]):
            self.assertEqual(app.both("a", "b"), "12")

    def test_error(self):
        with patch("app.read", side_effect=OSError):
            with self.assertRaises(OSError):
                app.both("a", "b")

    def test_mock(self):
        with patch("app.read", Mock(return_value="1")):
            self.assertEqual(app.both("a", "b"), "11")

    def test_named_mock(self):
        read = MagicMock(side_effect=lambda name: name * 2)
        with mock.patch.object(app, "read", read):
            self.assertEqual(app.both("a", "b"), "aabb")
        self.assertEqual(read.call_count, 2)

    def test_lambda(self):
        with patch("app.read", lambda name: "1"):
            self.assertEqual(app.both("a", "b"), "11")

    def test_function(self):
        def other(name):
            return "2"

        with patch("app.read", fake_read):
            self.assertEqual(app.both("a", "b"), "a!b!")
        with patch("app.read", new=other):
            self.assertEqual(app.both("a", "b"), "22")

    @patch.object(app, "read", new_callable=MagicMock)
    def test_callable(self, read):
        read.return_value = "1"
        self.assertEqual(app.both("a", "b"), "11")

    @patch("app.read", autospec=True, return_value="1")
    def test_specified(self, read):
        self.assertEqual(app.both("a", "b"), "11")

    @patch("app.read")
    @patch("app.both", return_value="3")
    def test_two(self, both, read):
        self.assertEqual(app.both("a", "b"), "3")
        read.assert_not_called()


result = unittest.main(exit=False, testRunner=unittest.TextTestRunner(stream=io.StringIO())).result
print(result.testsRun, len(result.failures), len(result.errors))
