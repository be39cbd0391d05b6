import httpx


async def digest(url):
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            if response.is_error:
                await response.aread()
                return response.text
            return sum([len(part) async for part in response.aiter_raw()])
