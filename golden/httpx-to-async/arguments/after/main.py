import httpx


async def search(url, words, token):
    async with httpx.AsyncClient() as client:
        response = await client.get(
            url,
            params={"q": " ".join(words)},
            headers={"Authorization": f"Bearer {token}"},
            timeout=httpx.Timeout(5.0, connect=2.0),
            follow_redirects=True,
        )
    response.raise_for_status()
    return response.json()["hits"]


async def call(method, url):
    async with httpx.AsyncClient() as client:
        return (await client.request(method, url, auth=("user", "secret"))).text
