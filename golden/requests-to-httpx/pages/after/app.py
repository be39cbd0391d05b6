import httpx


async def pages(url):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        while url:
            page = (await client.get(url)).json()
            for item in page["items"]:
                yield item
            url = page.get("next")


async def main():
    async for item in pages("http://localhost/items"):
        print(item)
