import httpx


async def fetch(url):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        return await client.get(url)


async def title(url):
    response = await fetch(url)
    return response.text if not response.is_error else None
