import httpx


class Client:
    def __init__(self, base, **options):
        self.http = httpx.AsyncClient(base_url=base, **options)

    async def get(self, path):
        return (await self.http.get(path)).json()

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.http.aclose()
