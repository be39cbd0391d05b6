import httpx


async def download(url, path):
    async with httpx.AsyncClient() as client, client.stream("GET", url) as response:
        with open(path, "wb") as file:
            async for chunk in response.aiter_bytes():
                file.write(chunk)
