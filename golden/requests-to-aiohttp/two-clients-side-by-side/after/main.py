import asyncio

import aiohttp


class Client:
    def __init__(self, base):
        self.base = base
        self.session = aiohttp.ClientSession()

    async def load(self, path):
        async with self.session.get(self.base + path) as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def main():
    async with Client("http://127.0.0.1") as first:
        async with Client("http://127.0.0.2") as second:
            print(await first.load("/a"))
            print(await second.load("/b"))


if __name__ == "__main__":
    asyncio.run(main())
