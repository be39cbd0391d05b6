import time

import pytest


@pytest.fixture
def rested():
    time.sleep(0)
    return True


def test_rest(request):
    assert request.getfixturevalue("rested")
