import asyncio
import sys

import aiohttp

count = 0


def report(entry):
    print(count, entry["name"])


if __name__ == "__main__":
    url = sys.argv[1]

    async def main():
        global count
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                entries = await response.json(content_type=None)
            for entry in entries:
                count += 1
                report(entry)
            # Tell that it is done.
            async with session.post(url, json={"count": count}) as response:
                await response.read()

    asyncio.run(main())
