import asyncio
import sys

import aiohttp

URL = "http://localhost:8000"


async def main():
    async with aiohttp.ClientSession() as session:
        for name in sys.argv[1:]:
            async with session.get(URL + "/" + name) as response:
                if response.status == 200:
                    print(name, (await response.json(content_type=None))["id"])
                else:
                    print(name, "is missing")


asyncio.run(main())
