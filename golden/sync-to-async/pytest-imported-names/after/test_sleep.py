import asyncio

import pytest_asyncio
from pytest import mark


@pytest_asyncio.fixture
async def rested():
    await asyncio.sleep(0)
    return True


@mark.asyncio
@mark.slow
async def test_rest(rested):
    await asyncio.sleep(0)
    assert rested
