import aiohttp
import requests


class Client:
    def __init__(self, proxies=None):
        self.proxies = proxies

    async def load(self, path):
        async with aiohttp.ClientSession() as session:
            async with session.get(
                f"https://127.0.0.1/{path}",
                proxy=requests.utils.select_proxy(f"https://127.0.0.1/{path}", self.proxies),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=3),
            ) as response:
                return await response.json(content_type=None)


async def by_one(url, proxy):
    async with aiohttp.ClientSession() as session:
        async with session.get(url, proxy=proxy) as response:
            return await response.text(errors="replace")


async def by_two(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(
            url,
            proxy=requests.utils.select_proxy(url, {"http": "http://127.0.0.1:1", "https": "http://127.0.0.1:2"}),
        ) as response:
            return await response.text(errors="replace")


async def by_none(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.text(errors="replace")


def without_scheme(url):
    return requests.get(url, proxies={"http": "127.0.0.1:1"}).text


def evaluated_twice(make_url, proxies):
    return requests.get(make_url(), proxies=proxies).text
