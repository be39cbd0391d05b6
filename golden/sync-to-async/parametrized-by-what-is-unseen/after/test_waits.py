import asyncio
import time

import pytest


async def short():
    await asyncio.sleep(0.1)
    return 1


async def long():
    await asyncio.sleep(1)
    return 1


def brief():
    time.sleep(0.01)
    return 1


def middle():
    time.sleep(0.5)
    return 1


def tiny():
    time.sleep(0.001)
    return 1


ROWS = [pytest.param(short, id="short"), pytest.param(long, id="long")]
both = pytest.mark.parametrize("wait", [brief])
NAMES = "wait"


@pytest.mark.asyncio
@pytest.mark.parametrize("wait", ROWS)
async def test_table(wait):
    assert await wait() == 1


@both
def test_kept_mark(wait):
    assert wait() == 1


@pytest.mark.parametrize(NAMES, [middle])
def test_kept_name(wait):
    assert wait() == 1


class TestAll:
    pytestmark = pytest.mark.parametrize("wait", [tiny])

    def test_in_class(self, wait):
        assert wait() == 1
