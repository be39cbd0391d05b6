import httpx


async def load(url):
    try:
        async with httpx.AsyncClient() as client:
            response = await client.get(url)
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return error.response.status_code
    except (httpx.ConnectError, httpx.TimeoutException):
        return None
    return response.json()
