import asyncio
from unittest.mock import AsyncMock, Mock

import net


async def load(client):
    return await client.get("a") + await client.get("b")


async def main():
    client = net.Client()
    client.get = AsyncMock(return_value="1")
    print(await load(client))
    print(client.get.call_count, client.get.call_args)
    client.close = Mock()
    client.close()


asyncio.run(main())
