from unittest import mock

import main


def test_wait():
    with mock.patch("main.asyncio.sleep") as sleep:
        print(sleep, main)
