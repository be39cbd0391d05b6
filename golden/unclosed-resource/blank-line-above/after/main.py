import aiohttp


async def fetch(url):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        print(response.status)


async def fetch_and_tell(url):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        print(response.status)

    print("done")
