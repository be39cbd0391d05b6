import httpx


async def statuses(client: httpx.AsyncClient, urls):
    return {url: (await client.head(url)).status_code for url in urls}


async def alive(client: httpx.AsyncClient, urls):
    return [url for url in urls if (await client.get(url)).is_success]
