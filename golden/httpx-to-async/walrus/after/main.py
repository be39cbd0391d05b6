import httpx


async def poll(client: httpx.AsyncClient, url):
    while (response := await client.get(url)).status_code == 202:
        print(f"waiting for {response.json()['id']}")
    return response.text
