import pytest

import aioredis

pytest.importorskip("aioredis")


async def test_ping():
    assert await aioredis.from_url("redis://localhost").ping()
