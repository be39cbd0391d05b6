import asyncio

import httpx


class Weather:
    def __init__(self, base):
        self.client = httpx.AsyncClient(base_url=base)

    async def today(self, city):
        response = await self.client.get("/today", params={"city": city})
        return response.json()["summary"]

    async def close(self):
        await self.client.aclose()


async def main():
    weather = Weather("https://example.org")
    print(await weather.today("Oslo"))
    await weather.close()


asyncio.run(main())
