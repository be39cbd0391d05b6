import net
import pytest


def fake_get(self, path):
    return "fake"


def test_lambda(monkeypatch):
    monkeypatch.setattr(net, "read", lambda name: "1")
    assert net.Client().get("a") == "1"


def test_path(monkeypatch):
    monkeypatch.setattr("net.read", lambda name: "1")
    assert net.Client().get("a") == "1"


def test_method(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(net.Client, "get", fake_get)
    assert net.Client().get("a") == "fake"


def test_mocker(mocker):
    read = mocker.patch("net.read", return_value="1")
    assert net.Client().get("a") == "1"
    read.assert_called_once_with("a")


def test_mocker_mock(mocker):
    mocker.patch.object(net, "read", mocker.Mock(return_value="1"))
    assert net.Client().get("a") == "1"


def test_other(monkeypatch):
    monkeypatch.setattr("time.time", lambda: 0)
    monkeypatch.setenv("HOME", "/")
    assert net.Client().get("a") == "A"
