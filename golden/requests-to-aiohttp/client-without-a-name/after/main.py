import asyncio

import aiohttp


class ApiClient:
    def __init__(self, base):
        self.base = base
        self.session = aiohttp.ClientSession()

    async def login(self):
        async with self.session.post(self.base + "/login") as response:
            await response.read()
        return self

    async def get(self, path):
        async with self.session.get(self.base + path) as response:
            return await response.text(errors="replace")

    async def pages(self, count):
        for number in range(count):
            yield await self.get(f"/pages/{number}")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def shown(base):
    async with ApiClient(base) as api_client:
        print(await api_client.get("/"))


async def returned(base):
    async with ApiClient(base) as api_client:
        return await api_client.get("/")


async def assigned(base, client):
    async with ApiClient(base) as api_client:
        text = await api_client.get("/")
    return text.upper(), client


async def iterated(base):
    async with ApiClient(base) as api_client:
        async for page in api_client.pages(3):
            print(page)


async def given_back(base):
    async with await ApiClient(base).login() as client:
        return await client.get("/")


async def evaluated_later(base, ask):
    return ask(), await ApiClient(base).get("/")


async def made_with_an_answer(base, ask):
    return await ApiClient(ask(base)).get("/")


if __name__ == "__main__":
    asyncio.run(shown("http://localhost"))
