import aiohttp


async def pages(url):
    async with aiohttp.ClientSession() as session:
        while url:
            async with session.get(url) as response:
                page = await response.json(content_type=None)
            for item in page["items"]:
                yield item
            url = page.get("next")


async def main():
    async for item in pages("http://localhost/items"):
        print(item)
