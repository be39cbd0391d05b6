from unittest.mock import Mock, patch

import app


def test_load():
    with patch("app.fetch", Mock(return_value={"items": [1]})) as fetch:
        assert app.load("http://localhost") == [1]
    fetch.assert_called_once_with("http://localhost")


@patch("app.fetch")
def test_nothing(fetch):
    fetch.return_value = {"items": []}
    assert app.load("http://localhost") == []
