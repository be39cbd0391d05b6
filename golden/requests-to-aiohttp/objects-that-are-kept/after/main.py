import aiohttp


class Client:
    def __init__(self, session=None):
        self._owns_session = not session
        self.session = session or aiohttp.ClientSession()

    async def get(self, url):
        async with self.session.get(url) as response:
            return await response.text(errors="replace")

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._owns_session:
            await self.session.close()


class Repository:
    def __init__(self, client):
        self.client = client


class Pool:
    def __init__(self):
        self.clients = []

    async def grow(self, url):
        client = Client()
        print(await client.get(url))
        self.clients.append(client)


async def repository(url):
    client = Client()
    print(await client.get(url))
    return Repository(client)


async def method(url):
    client = Client()
    print(await client.get(url))
    return client.get


async def show(client, url):
    print(await client.get(url))


async def here(url):
    async with Client() as client:
        repository = Repository(client)
        await show(client, url)
        return await repository.client.get(url)
