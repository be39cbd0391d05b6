import asyncio

import httpx
from starlette.applications import Starlette


async def load():
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        return (await client.get("http://localhost/settings")).json()


def serve():
    return Starlette()


if __name__ == "__main__":
    print(asyncio.run(load()))
