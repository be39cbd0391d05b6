import aiohttp


class Api:
    def __init__(self, base):
        self.base = base

    async def send(self, path, parse=True):
        async with aiohttp.ClientSession() as session:
            response = await session.get(self.base + path)
            await response.read()
        response.raise_for_status()
        if parse:
            return await response.json(content_type=None)
        return response

    async def names(self):
        answer = await self.send("/pages")
        return [page["name"] for page in answer["pages"]], answer.get("total")

    async def text(self):
        return await (await self.send("/text", parse=False)).text(errors="replace")
