import asyncio

import aiohttp


class Shop:
    def __init__(self, base):
        self.base = base
        self.session = aiohttp.ClientSession()

    async def get(self, path):
        async with self.session.get(self.base + path) as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


def euros(cents):
    return f"{cents / 100:.2f} EUR"


print("prices")


async def main():
    async with Shop("https://shop.example.org") as shop:
        for price in await shop.get("/prices"):
            print(euros(price["cents"]))


asyncio.run(main())
