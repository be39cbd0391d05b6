import asyncio

import httpx


async def main():
    global CONFIG
    async with httpx.AsyncClient() as client:
        CONFIG = (await client.get("https://example.org/config")).json()


asyncio.run(main())


def setting(name):
    return CONFIG[name]
