import httpx


async def download(url, path):
    async with httpx.AsyncClient() as client:
        with open(path, "wb") as file:
            async with client.stream("GET", url) as response:
                response.raise_for_status()
                async for chunk in response.aiter_bytes(65536):
                    file.write(chunk)


async def tail(client: httpx.AsyncClient, url):
    async with client.stream("GET", url) as response:
        async for line in response.aiter_lines():
            yield line.rstrip()
