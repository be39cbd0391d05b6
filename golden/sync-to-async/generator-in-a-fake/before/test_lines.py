import time
from unittest.mock import MagicMock


def lines():
    for number in range(3):
        time.sleep(0.1)
        yield f"{number}"


def other_lines():
    for number in range(3):
        time.sleep(0.1)
        yield f"{number}"


def test_lines():
    response = MagicMock()
    response.lines.return_value = lines()
    assert list(response.lines()) == ["0", "1", "2"]


def test_other_lines():
    assert list(other_lines()) == ["0", "1", "2"]
