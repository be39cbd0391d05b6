import asyncio


class ClientSession:
    async def get(self, url):
        return url


async def main(url):
    session = ClientSession()
    print(await session.get(url))


asyncio.run(main("aiohttp"))
