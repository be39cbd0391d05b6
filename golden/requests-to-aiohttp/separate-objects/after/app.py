import aiohttp
import others
import requests


class Users:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def fetch(self, url):
        response = await self.session.get(url)
        await response.read()
        return response

    async def all(self):
        return await (await self.fetch("http://localhost/users")).json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


class Pages:
    def __init__(self):
        self.session = requests.Session()

    def fetch(self, url):
        response = self.session.get(url)
        others.look_at(response)
        return response

    def first(self):
        return self.fetch("http://localhost/pages").text
