import httpx


async def load(url, **options):
    async with httpx.AsyncClient() as client:
        return (await client.get(url, **options)).json()


def call(*arguments):
    return httpx.request(*arguments).json()
