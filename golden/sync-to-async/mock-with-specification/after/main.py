import asyncio
from unittest.mock import patch

import net


async def load():
    return await net.Client().get("a")


async def main():
    with patch("net.Client", autospec=True) as client:
        client.return_value.get.return_value = "1"
        print(await load())


asyncio.run(main())
