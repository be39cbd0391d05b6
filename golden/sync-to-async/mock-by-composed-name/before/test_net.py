from unittest.mock import Mock, patch

MODULE = "net"
SEEK = "net.seek"


def test_read():
    with patch(f"{MODULE}.read", Mock()):
        pass


def test_write():
    with patch(MODULE + ".write", lambda name: None):
        pass


def test_flush():
    with patch(f"{MODULE}.flush") as flush:
        flush.assert_not_called()


def test_seek():
    with patch(SEEK, Mock()):
        pass


def test_request(client, url):
    client.patch(f"{url}/read", "read")
