import aiohttp


async def fetch(url):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        await response.read()
        return response


async def title(url):
    response = await fetch(url)
    return await response.text(errors="replace") if response.ok else None
