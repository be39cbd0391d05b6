from httpx import AsyncClient, HTTPError


async def load(url):
    try:
        async with AsyncClient() as client:
            return (await client.get(url)).text
    except HTTPError:
        return ""
