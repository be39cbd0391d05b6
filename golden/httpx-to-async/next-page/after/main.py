import httpx


class Api:
    def __init__(self):
        self.client = httpx.AsyncClient()

    async def pages(self, path):
        while path:
            page = (await self.client.get(path)).json()
            for item in page["items"]:
                yield item
            path = page["next"]

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.client.aclose()


async def show():
    async with Api() as api:
        async for item in api.pages("/items"):
            print(item)
