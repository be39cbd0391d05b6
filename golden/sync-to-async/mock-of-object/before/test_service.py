from unittest.mock import MagicMock

from service import Service


def test_load():
    client = MagicMock()
    client.fetch.return_value = "1"
    assert Service(client).load() == "1"
