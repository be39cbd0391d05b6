import aiohttp


class Perhaps:
    def __init__(self, is_on=True):
        if is_on:
            self.session = aiohttp.ClientSession()

    async def get(self, url):
        async with self.session.get(url) as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if hasattr(self, "session"):
            await self.session.close()


class Login:
    async def login(self, url):
        self.session = aiohttp.ClientSession()
        async with self.session.post(url) as response:
            return response.ok

    async def get(self, url):
        async with self.session.get(url) as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if hasattr(self, "session"):
            await self.session.close()


class Base:
    def __init__(self):
        self.first = aiohttp.ClientSession()

    async def one(self, url):
        async with self.first.get(url) as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.first.close()


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.second = aiohttp.ClientSession()

    async def two(self, url):
        async with self.second.get(url) as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        await super().__aenter__()
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.second.close()
        await super().__aexit__(exc_type, exc_value, traceback)


async def use(url):
    async with Derived() as derived:
        return await derived.one(url), await derived.two(url)
