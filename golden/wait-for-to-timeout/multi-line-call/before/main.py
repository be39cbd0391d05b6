import asyncio


async def fetch(session, url):
    page = await asyncio.wait_for(
        session.get(
            url,  # the page itself
            headers={
                "Accept": "text/html",
            },
        ),
        timeout=5,  # the server is slow
    )
    return page
