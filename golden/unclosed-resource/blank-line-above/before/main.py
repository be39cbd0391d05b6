import aiohttp


async def fetch(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    print(response.status)

    await session.close()


async def fetch_and_tell(url):
    session = aiohttp.ClientSession()
    response = await session.get(url)
    print(response.status)

    await session.close()

    print("done")
