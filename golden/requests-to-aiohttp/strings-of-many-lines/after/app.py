import aiohttp


async def ask(url):
    async with aiohttp.ClientSession() as session:
        async with session.post(url, data="""
query {
  users
}
""") as response:
            return await response.json(content_type=None)
