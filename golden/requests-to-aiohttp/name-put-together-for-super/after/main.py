import aiohttp


class Base:
    async def on_get(self, url):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                return await response.text(errors="replace")


class Derived(Base):
    async def run(self, name, url):
        return await getattr(super(), f"on_{name}")(url)


class Own:
    async def fetch_page(self, url):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                return await response.text(errors="replace")

    async def run(self, name, url):
        return await self.__getattribute__("fetch_" + name)(url)


class Perhaps:
    async def read_page(self, url):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                return await response.text(errors="replace")

    async def run(self, name, url):
        if (method := getattr(self, "read_" + name, None)) is not None:
            return await method(url)
