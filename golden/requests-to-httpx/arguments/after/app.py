import httpx


async def send(url, token):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        await client.post(
            url,
            data={"a": 1},
            timeout=httpx.Timeout(30, connect=3),
            auth=("user", token),
            follow_redirects=False,
        )
