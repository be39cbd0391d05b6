import httpx


async def load_all(base, names):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as session:
        session.headers.update({"Accept": "text/plain"})
        return [(await session.get(f"{base}/{name}")).text for name in names]
