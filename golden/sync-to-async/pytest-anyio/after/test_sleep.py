import asyncio
import time

import pytest


@pytest.fixture
async def rested():
    await asyncio.sleep(0)
    return True


@pytest.fixture
def for_all():
    time.sleep(0)
    return True


@pytest.mark.anyio
async def test_rest(rested, for_all):
    await asyncio.sleep(0)
    assert rested


def test_plain(for_all):
    assert for_all


@pytest.mark.anyio
async def test_other():
    pass
