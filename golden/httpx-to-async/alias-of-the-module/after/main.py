import httpx as hx


async def load(url):
    async with hx.AsyncClient() as client:
        return (await client.get(url, timeout=hx.Timeout(3.0))).text
