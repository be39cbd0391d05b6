import httpx


async def create(base, name):
    async with httpx.AsyncClient() as client:
        return (await client.post(f"{base}/labels", json={"name": name})).status_code == 201


async def rename(base, name, new):
    async with httpx.AsyncClient() as client:
        (await client.patch(f"{base}/labels/{name}", json={"name": new})).raise_for_status()


async def store(base, name, data):
    async with httpx.AsyncClient() as client:
        (await client.put(f"{base}/labels/{name}", json=data)).raise_for_status()


async def remove(base, name):
    async with httpx.AsyncClient() as client:
        await client.delete(f"{base}/labels/{name}")


async def size(url):
    async with httpx.AsyncClient() as client:
        return (await client.head(url)).headers["Content-Length"]


async def allowed(url):
    async with httpx.AsyncClient() as client:
        return (await client.options(url)).headers.get("Allow")
