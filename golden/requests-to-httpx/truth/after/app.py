import httpx


async def check(url):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        response = await client.get(url)
    if response.is_error:
        return "down"
    return str(response.url)
