import aiohttp


async def checked(response):
    return await response.text(errors="replace")


async def size_of(response):
    print(len(await response.read()))


async def page(url):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        await response.read()
    await size_of(response)
    return await checked(response)
