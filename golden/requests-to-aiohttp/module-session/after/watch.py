import asyncio

import aiohttp

http: aiohttp.ClientSession


class Watcher:
    def __init__(self, url):
        self.url = url

    async def look(self):
        async with http.head(self.url) as response:
            return response.status


watcher = Watcher("https://example.org")


async def main():
    global http
    async with aiohttp.ClientSession() as http:
        print(await watcher.look())
        print(await watcher.look())


asyncio.run(main())
