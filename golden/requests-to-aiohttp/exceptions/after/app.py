import aiohttp


async def load(url):
    try:
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.text(errors="replace")
    except aiohttp.ClientResponseError as error:
        return f"status {error.status}"
    except (aiohttp.ClientConnectionError, ValueError):
        return "gone"
