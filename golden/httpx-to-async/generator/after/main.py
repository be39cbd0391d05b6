import httpx


async def pages(url):
    async with httpx.AsyncClient() as client:
        while url:
            page = (await client.get(url)).json()
            yield page["items"]
            url = page.get("next")


async def count(url):
    total = 0
    async for items in pages(url):
        total += len(items)
    return total
