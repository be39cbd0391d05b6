from unittest import mock


@mock.patch("aioredis.from_url")
def test_load(from_url):
    from_url.assert_not_called()
