import asyncio

import aiohttp


async def main():
    global data
    async with aiohttp.ClientSession() as session:
        async with session.get("https://example.org/data") as response:
            data = await response.json(content_type=None)


asyncio.run(main())
print(data["name"])
