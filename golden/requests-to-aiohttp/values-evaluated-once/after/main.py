import ssl

import aiohttp
import requests


class Client:
    def __init__(self, ca_path=None, timeout=None):
        self.ca_path = ca_path
        self.timeout = timeout

    def get_timeout(self):
        return self.timeout or 10

    async def token(self, code):
        async with aiohttp.ClientSession() as session:
            verify = self.ca_path or True
            async with session.post(
                self.uri("/oauth/token"),
                data={"code": code},
                ssl=verify if isinstance(verify, bool) else ssl.create_default_context(cafile=verify),
            ) as r:
                if r.status != 200:
                    raise ValueError(await r.text(errors="replace"))
                return await r.json(content_type=None)

    def uri(self, path):
        return "http://127.0.0.1" + path

    async def data(self, url):
        async with aiohttp.ClientSession() as session:
            timeout = self.get_timeout()
            async with session.get(
                url,
                headers={},
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=timeout, sock_read=timeout),
            ) as response:
                return await response.json(content_type=None)

    def limit(self):
        return requests.get("http://127.0.0.1/limit").json()

    def limited(self, url):
        return requests.get(url, timeout=self.limit()).json()

    def many(self, urls):
        return [requests.get(url, timeout=self.get_timeout()).json() for url in urls]

    def swapped(self):
        return requests.get(self.uri("/"), timeout=self.get_timeout()).json()

    async def upload(self, path):
        with open(path, "rb") as f:
            async with aiohttp.ClientSession() as session:
                form = aiohttp.FormData(quote_fields=False)
                form.add_field("file", f)
                result = await session.post("{}/attachments".format(self.ca_path), data=form)
                await result.read()
        return result.status
