import aiohttp


async def load(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(url, raise_for_status=True) as response:
            return await response.read()
