import asyncio
import sys

import aiohttp

session: aiohttp.ClientSession


async def show(url):
    async with session.get(url) as response:
        print(await response.text(errors="replace"))


if __name__ == "__main__":
    async def main():
        global session
        async with aiohttp.ClientSession() as session:
            if len(sys.argv) > 2:
                session.headers["Authorization"] = sys.argv[2]
            await show(sys.argv[1])

    asyncio.run(main())
