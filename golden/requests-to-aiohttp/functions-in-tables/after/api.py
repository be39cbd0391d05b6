import aiohttp

METHODS = {"get": aiohttp.ClientSession.get, "post": aiohttp.ClientSession.post, "delete": aiohttp.ClientSession.delete}


async def call(verb, url, **headers):
    method = METHODS[verb]
    async with aiohttp.ClientSession() as session:
        async with method(session, url, headers=headers) as response:
            return await response.text(errors="replace")


async def call_at_once(verb, url):
    async with aiohttp.ClientSession() as session:
        async with METHODS[verb](
            session,
        url,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=10),
        ) as response:
            response.raise_for_status()
            return await response.json(content_type=None)
