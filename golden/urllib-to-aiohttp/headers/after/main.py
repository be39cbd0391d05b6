import aiohttp


async def kind(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(url, raise_for_status=True) as response:
            return response.headers.get("Content-Type"), response.headers.get("Server", "none")


async def pairs(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(url, raise_for_status=True) as response:
            return response.headers.get("Date"), list(response.headers.items())
