import time

import pytest


@pytest.fixture
def rested():
    time.sleep(0)
    return True


def test_rest(rested):
    time.sleep(0)
    assert rested
