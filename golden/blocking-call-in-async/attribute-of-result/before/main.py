import asyncio

import requests as r


async def main(url):
    print(r.get(url).status_code, f"{r.get(url).url}")
    return [r.get(u).url for u in "ab"]


print(asyncio.run(main("a")))
