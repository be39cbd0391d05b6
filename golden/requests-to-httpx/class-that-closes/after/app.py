import httpx


class Api:
    def __init__(self):
        self.session = httpx.AsyncClient(follow_redirects=True, timeout=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        await self.session.aclose()

    async def ping(self, url):
        return not (await self.session.head(url, follow_redirects=False)).is_error


async def main(url):
    async with Api() as api:
        return await api.ping(url)
