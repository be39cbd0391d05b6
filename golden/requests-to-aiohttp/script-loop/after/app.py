import asyncio
import sys

import aiohttp


async def load(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.json(content_type=None)


async def main():
    for url in sys.argv[1:]:
        print(await load(url))


if __name__ == "__main__":
    async def run_main():
        while True:
            await main()
            if input("Again? ") != "y":
                break

    asyncio.run(run_main())
