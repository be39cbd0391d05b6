import httpx


async def load(url, page):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        return (await client.get(url, params={"page": page})).json()


async def is_up(url):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        return (await client.head(url, follow_redirects=False)).status_code == 200
