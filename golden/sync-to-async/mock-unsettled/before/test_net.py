from functools import partial
from unittest.mock import DEFAULT, Mock, patch

import net


def test_constant():
    with patch("net.read", None):
        pass


def test_partial(monkeypatch):
    monkeypatch.setattr(net, "write", partial(print, "write"))


def test_shared():
    shared = Mock()
    shared("called")
    with patch("net.flush", shared):
        pass


def test_options():
    options = {"return_value": 1}
    with patch("net.seek", **options):
        pass


def test_bound(monkeypatch):
    monkeypatch.setattr(net.Client, "get", lambda self, path: "1")


@patch("net.Server")
def test_class(server):
    pass
