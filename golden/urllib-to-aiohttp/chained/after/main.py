import aiohttp


async def load(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(url, raise_for_status=True) as response:
            return await response.read()


async def status(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(
            url,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=5),
            raise_for_status=True,
        ) as response:
            return response.status
