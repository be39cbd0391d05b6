import aiohttp


async def labels(base):
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=False), auth=aiohttp.BasicAuth("me", "secret")
    ) as session:
        # the certificate is our own
        async with session.get(f"{base}/labels") as response:
            return await response.json(content_type=None)


async def label(base, name):
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=False)
    ) as session:
        # the certificate is our own
        async with session.get(f"{base}/labels/{name}") as response:
            return await response.json(content_type=None)
