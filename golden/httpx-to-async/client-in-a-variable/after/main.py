import httpx


async def health(urls):
    client = httpx.AsyncClient(timeout=2.0)
    try:
        return [(await client.get(url)).is_success for url in urls]
    finally:
        await client.aclose()
