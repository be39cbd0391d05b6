import httpx


async def fetch(session: httpx.AsyncClient, url: str) -> httpx.Response:
    return await session.get(url)


async def main() -> None:
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as session:
        print((await fetch(session, "http://localhost")).status_code)
