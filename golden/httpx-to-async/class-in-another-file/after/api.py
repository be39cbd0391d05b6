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
