import aiohttp


async def login(base, name):
    session = aiohttp.ClientSession()
    async with session.post(base + "/login", data={"name": name}) as response:
        await response.read()
    async with session.get(base + "/me") as response:
        profile = await response.json(content_type=None)
    await session.close()
    return profile["id"]
