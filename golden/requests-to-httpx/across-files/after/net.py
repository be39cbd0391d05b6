import httpx


async def read(url):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        return (await client.get(url)).text
