import aiohttp


class Users:
    def __init__(self, session=None):
        self._owns_session = not session
        self.session = session or aiohttp.ClientSession()

    async def one(self, name):
        async with self.session.get(f"http://127.0.0.1/users/{name}") as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._owns_session:
            await self.session.close()


class Groups:
    """Asks whether there is one, before."""

    def __init__(self, session: aiohttp.ClientSession | None = None):
        self._owns_session = session is None
        if session is None:
            session = aiohttp.ClientSession()
        self._session = session

    async def one(self, name):
        async with self._session.get(f"http://127.0.0.1/groups/{name}") as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._owns_session:
            await self._session.close()


class Chosen:
    def __init__(self, http=None):
        self._owns_http = http is None
        self.http = http if http is not None else aiohttp.ClientSession()

    async def one(self, name):
        async with self.http.get(f"http://127.0.0.1/{name}") as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._owns_http:
            await self.http.close()


class Either:
    def __init__(self, http):
        self._owns_http = not http
        if http:
            self.http = http
        else:
            self.http = aiohttp.ClientSession()

    async def one(self, name):
        async with self.http.get(f"http://127.0.0.1/{name}") as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._owns_http:
            await self.http.close()
