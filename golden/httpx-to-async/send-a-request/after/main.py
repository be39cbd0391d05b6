import httpx


async def signed(client: httpx.AsyncClient, url, key):
    request = client.build_request("GET", url)
    request.headers["X-Key"] = key
    response = await client.send(request, follow_redirects=True)
    return response.text
