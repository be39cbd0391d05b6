from unittest.mock import patch

import main


def test_load():
    with patch("urllib.request.urlopen") as opened:
        opened.return_value.read.return_value = b"page"
        assert main.load("http://localhost") == b"page"
