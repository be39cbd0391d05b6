import asyncio

import aiohttp

BASE = "https://example.org"


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(BASE) as response:
            print(await response.text(errors="replace"))
        async with session.get(BASE + "/pages") as response:
            pages = await response.json(content_type=None)
        for page in pages:
            async with session.get(BASE + page) as response:
                text = await response.text(errors="replace")
            async with session.head(BASE + page) as response:
                status = response.status
            print(page, len(text), status)


asyncio.run(main())
