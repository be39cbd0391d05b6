from unittest import mock

import main


def test_read():
    with mock.patch("main.asyncio.wait_for", side_effect=TimeoutError):
        main.read(None)
