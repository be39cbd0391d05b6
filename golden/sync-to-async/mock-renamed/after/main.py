import asyncio
from unittest.mock import AsyncMock, patch

import net


async def load():
    return await net.aread("a") + await net.Client().aget("b")


async def main():
    with patch("net.aread", return_value="1"):
        print(await load())
    with patch.object(net, "aread", AsyncMock(side_effect=lambda name: "2")):
        print(await load())
    with patch.object(net.Client, 'aget') as get:
        get.return_value = "3"
        print(await load())


asyncio.run(main())
