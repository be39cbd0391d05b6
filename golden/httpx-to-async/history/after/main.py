import httpx


async def hops(url):
    async with httpx.AsyncClient() as client:
        response = await client.get(url, follow_redirects=True)
    return [str(step.url) for step in response.history] + [str(response.url)]
