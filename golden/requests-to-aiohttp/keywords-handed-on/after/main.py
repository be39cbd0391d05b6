import asyncio

import aiohttp
import api


async def main():
    async with api.Client() as client:
        print(await client.users(1), await client.get("/x", auth=aiohttp.BasicAuth("a", "b")))


if __name__ == "__main__":
    asyncio.run(main())
