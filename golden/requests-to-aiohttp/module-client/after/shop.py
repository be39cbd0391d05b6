import asyncio

import aiohttp


class Client:
    def __init__(self, base: str) -> None:
        self.base = base
        self.session: aiohttp.ClientSession = aiohttp.ClientSession()

    async def get(self, path: str) -> dict:
        async with self.session.get(self.base + path) as answer:
            answer.raise_for_status()
            return await answer.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


class Orders:
    def __init__(self, client):
        self.client = client

    async def all(self):
        return await self.client.get("/orders")


async def show():
    for order in await orders.all():
        print(order["id"])


if __name__ == "__main__":
    async def main():
        global orders
        async with Client("https://shop.example.org") as client:
            orders = Orders(client)
            await show()

    asyncio.run(main())
