from typing import AsyncIterator

import net
import pytest
import pytest_asyncio


@pytest_asyncio.fixture
async def client() -> AsyncIterator[net.Client]:
    client = net.Client()
    await client.get("warm")
    yield client


@pytest_asyncio.fixture(name="content", params=["a", "b"])
async def make_content(request, client):
    return await client.get(request.param)


@pytest.fixture
def plain():
    return "plain"
