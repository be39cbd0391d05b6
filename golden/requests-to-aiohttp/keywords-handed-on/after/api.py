import aiohttp


class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def _request(self, method, path, **kwargs):
        kwargs.setdefault("timeout", aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=10))
        headers = kwargs.pop("headers", {})
        headers["Accept"] = "application/json"
        async with self.session.request(
            method, "http://127.0.0.1" + path, headers=headers, **kwargs
        ) as response:
            response.raise_for_status()
            return await response.json(content_type=None)

    async def get(self, path, **kwargs):
        return await self._request("GET", path, **kwargs)

    async def users(self, page):
        return await self.get("/users", params={"page": page}, timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=10))

    async def unchecked(self):
        return await self.get("/", ssl=False, headers={"A": "b"})

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()
