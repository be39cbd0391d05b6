import httpx


async def load(url):
    client = httpx.AsyncClient(); text = (await client.get(url)).text; await client.aclose(); return text


def probe(url): return httpx.get(url).status_code
