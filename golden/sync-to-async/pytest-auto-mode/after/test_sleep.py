import asyncio

import pytest


@pytest.fixture
async def rested():
    await asyncio.sleep(0)
    return True


async def test_rest(rested):
    await asyncio.sleep(0)
    assert rested
