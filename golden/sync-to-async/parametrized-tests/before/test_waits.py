import time

import pytest


def short():
    time.sleep(0.1)
    return 1


def long():
    time.sleep(1)
    return 1


def brief():
    time.sleep(0.01)
    return 1


def none():
    return 1


def half():
    time.sleep(0.5)
    return 0.5


class Half:
    def __call__(self):
        return 0.5


@pytest.mark.parametrize("wait", [short, long])
def test_all_wait(wait):
    assert wait() == 1


@pytest.mark.parametrize(("wait", "result"), [pytest.param(brief, 1, id="brief"), (none, 1)])
def test_some_wait(wait, result):
    assert wait() == result


@pytest.mark.parametrize("wait", (half, Half()))
class TestHalf:
    def test_half(self, wait):
        assert wait() == 0.5


@pytest.mark.parametrize("seconds", (0.1, 0.2))
def test_seconds(seconds):
    time.sleep(seconds)


def test_one_of_them():
    test_seconds(0.1)


@pytest.fixture
def waited(request):
    return request.param()


def unseen():
    time.sleep(0.01)
    return 1


@pytest.mark.parametrize("waited", [unseen], indirect=True)
def test_waited(waited):
    assert waited == 1
