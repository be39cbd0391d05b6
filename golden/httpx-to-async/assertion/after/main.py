import httpx


async def check(client: httpx.AsyncClient):
    assert (await client.get("/")).status_code == 200, (await client.get("/status")).text
