import httpx


class Api:
    async def request(self, method, path, **kwargs):
        async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
            response = await client.request(method, "http://localhost" + path, **kwargs)
        return response.json()

    async def users(self, page):
        return await self.request("GET", "/users", params={"page": page})
