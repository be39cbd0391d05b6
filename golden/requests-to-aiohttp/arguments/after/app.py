import aiohttp


async def send(url, token):
    async with aiohttp.ClientSession() as session:
        async with session.post(
            url,
            data={"a": 1},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=30),
            auth=aiohttp.BasicAuth("user", token),
            allow_redirects=False,
        ) as response:
            await response.read()
