import asyncio

import aiohttp
from starlette.applications import Starlette


async def load():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://localhost/settings") as response:
            return await response.json(content_type=None)


def serve():
    return Starlette()


if __name__ == "__main__":
    print(asyncio.run(load()))
