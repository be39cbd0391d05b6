import asyncio
from unittest import mock

import client


def test_times_out():
    with mock.patch("asyncio.wait_for", side_effect=asyncio.TimeoutError):
        asyncio.run(client.read(mock.AsyncMock()))
