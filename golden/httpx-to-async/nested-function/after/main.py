import httpx


async def collect(urls):
    async with httpx.AsyncClient() as client:

        async def load(url):
            return (await client.get(url)).json()

        return [await load(url) for url in urls]
