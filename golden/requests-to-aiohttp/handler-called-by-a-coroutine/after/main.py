import asyncio

import aiohttp


async def handler(event, context):
    async with aiohttp.ClientSession() as session:
        async with session.get(event["url"]) as response:
            return await response.text(errors="replace")


async def main():
    print(await handler({"url": "http://127.0.0.1/"}, None))
    await asyncio.sleep(0)


asyncio.run(main())
