import aiohttp


async def load(url, limit=None):
    query = {"deep": True, "limit": limit}
    async with aiohttp.ClientSession() as session:
        async with session.get(
            url,
            params={key: str(value) if isinstance(value, bool) else value for key, value in query.items() if value is not None},
        ) as response:
            return await response.json(content_type=None)


async def save(url, done):
    async with aiohttp.ClientSession() as session:
        async with session.post(
            url,
            data={key: str(value) if isinstance(value, bool) else value for key, value in {"done": done, "force": False}.items() if value is not None},
        ) as response:
            await response.read()
