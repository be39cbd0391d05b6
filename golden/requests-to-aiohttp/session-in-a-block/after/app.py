import aiohttp


async def load_all(base, names):
    async with aiohttp.ClientSession() as session:
        session.headers.update({"Accept": "text/plain"})
        return [await (await session.get(f"{base}/{name}")).text(errors="replace") for name in names]
