import httpx


async def load(url):
    # One client for both.
    async with httpx.AsyncClient() as client:  # closes it
        first = await client.get(url)  # may be cached

        # The second is not.
        return first.text + (await client.get(url)).text
