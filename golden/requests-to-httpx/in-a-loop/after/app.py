import httpx


async def sizes(urls):
    found = {}
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        for url in urls:
            response = await client.get(url)
            found[url] = len(response.content)
    return found
