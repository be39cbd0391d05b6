import aiohttp


class Api:
    async def request(self, method, path, **kwargs):
        async with aiohttp.ClientSession() as session:
            async with session.request(
                method, "http://localhost" + path, **kwargs
            ) as response:
                return await response.json(content_type=None)

    async def users(self, page):
        return await self.request("GET", "/users", params={"page": page})
