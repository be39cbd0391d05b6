from unittest.mock import AsyncMock

import net
import pytest


async def fake_get(self, path):
    return "fake"


@pytest.mark.asyncio
async def test_lambda(monkeypatch):
    monkeypatch.setattr(net, "read", AsyncMock(side_effect=lambda name: "1"))
    assert await net.Client().get("a") == "1"


@pytest.mark.asyncio
async def test_path(monkeypatch):
    monkeypatch.setattr("net.read", AsyncMock(side_effect=lambda name: "1"))
    assert await net.Client().get("a") == "1"


@pytest.mark.asyncio
async def test_method(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(net.Client, "get", fake_get)
    assert await net.Client().get("a") == "fake"


@pytest.mark.asyncio
async def test_mocker(mocker):
    read = mocker.patch("net.read", return_value="1")
    assert await net.Client().get("a") == "1"
    read.assert_called_once_with("a")


@pytest.mark.asyncio
async def test_mocker_mock(mocker):
    mocker.patch.object(net, "read", mocker.AsyncMock(return_value="1"))
    assert await net.Client().get("a") == "1"


@pytest.mark.asyncio
async def test_other(monkeypatch):
    monkeypatch.setattr("time.time", lambda: 0)
    monkeypatch.setenv("HOME", "/")
    assert await net.Client().get("a") == "A"
