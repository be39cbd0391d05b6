import unittest
from unittest import mock

import pytest
import requests

from pages.api import Api, is_up


@mock.patch("pages.api.requests.head")
def test_up(head):
    head.return_value.ok = True
    assert is_up("http://localhost")


def test_down(monkeypatch):
    monkeypatch.setattr(requests, "head", lambda url: mock.Mock(ok=False))
    assert not is_up("http://localhost")


def test_page(monkeypatch):
    monkeypatch.setattr(requests.Session, "get", lambda self, url: mock.Mock(text=url))
    assert Api("http://localhost").page(1) == "http://localhost/pages/1"


class PageTest(unittest.TestCase):
    def test_session(self):
        api = Api("http://localhost")
        api.session.get = mock.Mock(side_effect=requests.ConnectionError)
        with pytest.raises(requests.ConnectionError):
            api.page(1)
