from httpx import AsyncClient


async def load(url):
    async with AsyncClient() as client:
        return (await client.get(url)).text
