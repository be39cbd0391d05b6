from unittest.mock import AsyncMock, patch

import app
import pytest


@pytest.mark.asyncio
async def test_load():
    with patch("app.fetch", AsyncMock(return_value={"items": [1]})) as fetch:
        assert await app.load("http://localhost") == [1]
    fetch.assert_called_once_with("http://localhost")


@pytest.mark.asyncio
@patch("app.fetch")
async def test_nothing(fetch):
    fetch.return_value = {"items": []}
    assert await app.load("http://localhost") == []
