import httpx


class Weather:
    def __init__(self, base):
        self.client = httpx.AsyncClient(base_url=base)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.client.aclose()

    async def today(self, city):
        return (await self.client.get(f"/today/{city}")).json()


async def report(base):
    async with Weather(base) as weather:
        return await weather.today("Oslo")
