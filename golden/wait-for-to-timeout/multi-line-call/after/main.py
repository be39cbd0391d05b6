import asyncio


async def fetch(session, url):
    # the server is slow
    async with asyncio.timeout(5):
        page = await session.get(
            url,  # the page itself
            headers={
                "Accept": "text/html",
            },
        )
    return page
