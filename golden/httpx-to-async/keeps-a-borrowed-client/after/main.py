import asyncio

import httpx


class Users:
    def __init__(self, client: httpx.AsyncClient):
        self.client = client

    async def find(self, name):
        return (await self.client.get(f"/users/{name}")).json()


async def main():
    async with httpx.AsyncClient(base_url="https://example.org") as client:
        users = Users(client)
        print(await users.find("ada"))


asyncio.run(main())
