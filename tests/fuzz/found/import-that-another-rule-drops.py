import asyncio

import aiohttp


async def download(url, name):
    try:
        async with aiohttp.ClientSession() as session:
            async with session.get(
                url,
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=10),
            ) as response:
                with open(name, "wb") as file:
                    async for chunk in response.content.iter_chunked(8192):
                        file.write(chunk)
    except (aiohttp.ClientError, asyncio.TimeoutError) as error:
        print(error)


async def label(url, name):
    async with aiohttp.ClientSession() as session:
        async with session.get(
            url,
            params={"name": name},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=10),
        ) as response:
            return await response.json(content_type=None)
