import asyncio

import requests


async def main(url):
    response = await asyncio.to_thread(requests.get, url, timeout=5)
    print(response.status_code, response.url)


asyncio.run(main("a"))
