from unittest.mock import patch

import main
import pytest


@pytest.mark.asyncio
async def test_load():
    with patch("urllib.request.urlopen") as opened:
        opened.return_value.read.return_value = b"page"
        assert await main.load("http://localhost") == b"page"
