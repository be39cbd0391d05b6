async def load(url):
    import httpx

    async with httpx.AsyncClient() as client:
        return (await client.get(url)).text
