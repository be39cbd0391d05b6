import httpx


async def load(url):
    async with httpx.AsyncClient() as client:
        return (await client.get(url)).json()


async def store(url, value):
    async with httpx.AsyncClient() as client:
        await client.put(url, json=value)
