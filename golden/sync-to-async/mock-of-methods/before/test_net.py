from unittest.mock import patch

import net


def test_load():
    with patch("net.fetch") as fetch:
        fetch.return_value.json.return_value = {"a": 1}
        assert net.load("x") == {"a": 1}


@patch("net.head")
def test_probe(head):
    net.probe("x")
    head.assert_called_once_with("x")
