import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> aiohttp.ClientResponse:
    response = await session.get(url)
    await response.read()
    return response


async def main() -> None:
    async with aiohttp.ClientSession() as session:
        print((await fetch(session, "http://localhost")).status)
