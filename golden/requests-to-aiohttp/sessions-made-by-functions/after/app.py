import aiohttp


class Client:
    def __init__(self, base, token=None):
        self.base = base
        self.session = self._make_session(token)

    @staticmethod
    def _make_session(token):
        session = aiohttp.ClientSession()
        session.headers["Accept"] = "application/json"
        if token:
            session.headers["Authorization"] = f"token {token}"
        return session

    async def get(self, path):
        async with self.session.get(self.base + path) as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def show(base):
    async with Client(base, token="t") as client:
        print(await client.get("/a"))
