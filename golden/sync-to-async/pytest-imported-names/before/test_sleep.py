import time

from pytest import fixture, mark


@fixture
def rested():
    time.sleep(0)
    return True


@mark.slow
def test_rest(rested):
    time.sleep(0)
    assert rested
