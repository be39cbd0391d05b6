import asyncio
from unittest import mock

import client


async def main():
    with mock.patch("client._fetch", mock.AsyncMock(return_value="patched")):
        print(await client.load())
    with mock.patch.object(client, "_store", mock.AsyncMock(return_value=None)):
        print(await client.load())
    with mock.patch.multiple(client, _check=mock.AsyncMock(return_value=False)):
        print(await client.load())
    client._close = mock.AsyncMock()
    print(await client.load())


asyncio.run(main())
