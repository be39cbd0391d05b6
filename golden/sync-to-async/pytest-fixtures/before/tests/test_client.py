import pytest


class TestClient:
    @pytest.fixture(autouse=True)
    def warm(self, client):
        self.seen = client.get("seen")

    def test_get(self, client, plain):
        assert client.get(plain) == "PLAIN"
        assert self.seen == "SEEN"

    def test_plain(self, plain):
        assert plain == "plain"


def test_content(content):
    assert content in ("A", "B")


@pytest.mark.parametrize("name", ["x", "y"])
@pytest.mark.skipif(False, reason="never")
def test_names(client, name):
    assert client.get(name) == name.upper()
