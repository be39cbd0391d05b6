import aiohttp


async def status(url):
    async with aiohttp.ClientSession() as session:  # no cookies
        response = await session.get(url)

        print(response.status)


async def first_words(url):
    async with aiohttp.ClientSession() as session:
        # The page may be large.
        response = await session.get(url)
        print(await response.content.read(100))
