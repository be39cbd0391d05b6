import asyncio
import sys

import httpx


async def main():
    async with httpx.AsyncClient() as client:
        for url in sys.argv[1:]:
            print((await client.get(url)).status_code)


asyncio.run(main())
