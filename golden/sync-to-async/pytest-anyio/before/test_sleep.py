import time

import pytest


@pytest.fixture
def rested():
    time.sleep(0)
    return True


@pytest.fixture
def for_all():
    time.sleep(0)
    return True


def test_rest(rested, for_all):
    time.sleep(0)
    assert rested


def test_plain(for_all):
    assert for_all


@pytest.mark.anyio
async def test_other():
    pass
