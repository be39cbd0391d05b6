import asyncio

import requests as r


async def main(url):
    print((await asyncio.to_thread(r.get, url)).status_code, f"{(await asyncio.to_thread(r.get, url)).url}")
    return [(await asyncio.to_thread(r.get, u)).url for u in "ab"]


print(asyncio.run(main("a")))
