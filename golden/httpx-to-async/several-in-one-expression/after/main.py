import httpx


async def difference(client: httpx.AsyncClient, first, second):
    return (await client.get(first)).json()["count"] - (await client.get(second)).json()["count"]


async def either(client: httpx.AsyncClient, first, second):
    return (await client.get(first)).json() or (await client.get(second)).json()


async def chosen(client: httpx.AsyncClient, url, cached):
    return cached if cached else (await client.get(url)).text
