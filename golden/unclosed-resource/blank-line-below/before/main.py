import aiohttp


async def status(url):
    session = aiohttp.ClientSession()  # no cookies

    response = await session.get(url)

    print(response.status)
    await session.close()


async def first_words(url):
    session = aiohttp.ClientSession()


    # The page may be large.
    response = await session.get(url)
    print(await response.content.read(100))
