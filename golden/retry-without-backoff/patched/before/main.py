import asyncio
from unittest import mock


async def load(client):
    for attempt in range(3):
        try:
            return await client.load()
        except OSError:
            await asyncio.sleep(1)


def test_load():
    with mock.patch("asyncio.sleep") as sleep:
        asyncio.run(load(mock.AsyncMock()))
    sleep.assert_not_called()
