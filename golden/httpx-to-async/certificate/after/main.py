import httpx


async def checked(url):
    async with httpx.AsyncClient() as client:
        return (await client.get(url)).text


def unchecked(url):
    return httpx.get(url, verify=False).text
