import pytest
from src.shop.labels import first


@pytest.mark.asyncio
async def test_first():
    assert isinstance(await first("http://localhost/labels"), str)
