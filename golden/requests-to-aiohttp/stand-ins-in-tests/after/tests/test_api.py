import unittest
from unittest import mock

import aiohttp
import pytest
import requests

from pages.api import Api, is_up


@pytest.mark.asyncio
@mock.patch("pages.api.requests.head")
async def test_up(head):
    head.return_value.ok = True
    assert await is_up("http://localhost")


@pytest.mark.asyncio
async def test_down(monkeypatch):
    monkeypatch.setattr(requests, "head", lambda url: mock.Mock(ok=False))
    assert not await is_up("http://localhost")


@pytest.mark.asyncio
async def test_page(monkeypatch):
    monkeypatch.setattr(requests.Session, "get", lambda self, url: mock.Mock(text=url))
    async with Api("http://localhost") as api:
        assert await api.page(1) == "http://localhost/pages/1"


class PageTest(unittest.IsolatedAsyncioTestCase):
    async def test_session(self):
        async with Api("http://localhost") as api:
            api.session.get = mock.Mock(side_effect=requests.ConnectionError)
            with pytest.raises((aiohttp.ClientConnectionError, requests.ConnectionError)):
                await api.page(1)
