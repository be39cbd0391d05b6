import asyncio

import httpx


class Api:
    def __init__(self, base):
        self.base = base
        self.session = httpx.AsyncClient(follow_redirects=True, timeout=None)

    async def get(self, path):
        response = await self.session.get(self.base + path)
        return response.json()

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.aclose()


async def main(base):
    async with Api(base) as api:
        print(await api.get("/users"))


if __name__ == "__main__":
    asyncio.run(main("http://localhost:8000"))
