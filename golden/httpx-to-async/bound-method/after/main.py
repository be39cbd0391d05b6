import httpx


async def load(client: httpx.AsyncClient, urls):
    fetch = client.get
    return [(await fetch(url)).text for url in urls]
