import asyncio
import json
import sys

import aiohttp

url = sys.argv[1]


async def main():
    global found
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(url, raise_for_status=True) as response:
            found = json.loads(await response.read())


asyncio.run(main())
print(len(found))
