import httpx


async def load(url):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        response = await client.get(url)
    return response.text
