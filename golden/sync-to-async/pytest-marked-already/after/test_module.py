import asyncio

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]


async def test_rest():
    await asyncio.sleep(0)
