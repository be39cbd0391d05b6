import httpx


async def login(base, name):
    session = httpx.AsyncClient(follow_redirects=True, timeout=None)
    await session.post(base + "/login", data={"name": name})
    profile = (await session.get(base + "/me")).json()
    await session.aclose()
    return profile["id"]
