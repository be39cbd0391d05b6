import httpx


async def load(address):
    async with httpx.AsyncClient() as client:
        return (await client.request(method="GET", url=address)).text


async def lines(address):
    async with httpx.AsyncClient() as client:
        async with client.stream(method="GET", url=address) as response:
            return sum([1 async for line in response.aiter_lines() if line])
