import asyncio

import requests


async def main(url):
    print(requests.get(url, stream=True).url)


asyncio.run(main("a"))
