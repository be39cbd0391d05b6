import asyncio

import aiohttp

async def main(url):
    first = aiohttp.ClientSession()
    response = await first.get(url)
    print(await response.text())
    await first.close()
    second = aiohttp.ClientSession()
    response_2 = await second.get(url)
    print(await response_2.text())
    await second.close()


asyncio.run(main("a"))
