import httpx


async def load(url):
    try:
        async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
            response = await client.get(url)
        response.raise_for_status()
        return response.text
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code}"
    except (httpx.NetworkError, httpx.RemoteProtocolError, httpx.ConnectTimeout, ValueError):
        return "gone"
