from typing import Iterator

import net
import pytest


@pytest.fixture
def client() -> Iterator[net.Client]:
    client = net.Client()
    client.get("warm")
    yield client


@pytest.fixture(name="content", params=["a", "b"])
def make_content(request, client):
    return client.get(request.param)


@pytest.fixture
def plain():
    return "plain"
