import httpx


async def load(client: httpx.AsyncClient, path, **options):
    options.setdefault("timeout", 5.0)
    return (await client.get(path, **options)).json()
