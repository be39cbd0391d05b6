import httpx


class Api:
    def __init__(self, base):
        self.client = httpx.AsyncClient(base_url=base)

    async def get(self, path):
        return (await self.client.get(path)).json()

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.client.aclose()


class Users(Api):
    async def find(self, name):
        return await self.get(f"/users/{name}")


async def show(base):
    async with Users(base) as users:
        print(await users.find("ada"))
