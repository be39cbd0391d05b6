import httpx


async def compare(first, second):
    async with httpx.AsyncClient(base_url=first) as client:
        before = (await client.get("/")).text
        async with httpx.AsyncClient(base_url=second) as client:
            return before == (await client.get("/")).text
