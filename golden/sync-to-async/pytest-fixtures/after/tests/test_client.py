import pytest
import pytest_asyncio


class TestClient:
    @pytest_asyncio.fixture(autouse=True)
    async def warm(self, client):
        self.seen = await client.get("seen")

    @pytest.mark.asyncio
    async def test_get(self, client, plain):
        assert await client.get(plain) == "PLAIN"
        assert self.seen == "SEEN"

    def test_plain(self, plain):
        assert plain == "plain"


def test_content(content):
    assert content in ("A", "B")


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["x", "y"])
@pytest.mark.skipif(False, reason="never")
async def test_names(client, name):
    assert await client.get(name) == name.upper()
