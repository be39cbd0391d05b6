import asyncio

import aiohttp


class Api:
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


async def main(base):
    async with Api(base) as api:
        print(await api.get("/users"))


if __name__ == "__main__":
    asyncio.run(main("http://localhost:8000"))
