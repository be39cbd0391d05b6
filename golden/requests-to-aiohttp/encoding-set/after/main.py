import aiohttp
import requests


async def one(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(
            url, timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=3)
        ) as r:
            print(r.status)
            return await r.text(encoding="utf-8", errors="replace")


def two(url):
    with requests.Session() as session:
        response = session.get(url)
        response.raise_for_status()
        response.encoding = 'gbk'  # they say nothing
        for line in response.text.splitlines():
            print(line, len(response.text))


def three(url):
    r = requests.get(url)
    r.encoding = r.apparent_encoding
    return r.text


def four(url, raw):
    r = requests.get(url)
    if raw:
        r.encoding = "utf-8"
    return r.text


def five(url):
    r = requests.get(url)
    r.encoding = "utf-8"
    return r


def six(url):
    r = requests.get(url)
    r.encoding = "utf-8"
    return r.json()


async def seven(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as r:
            return await r.text(encoding="utf-8", errors="replace")


def eight(url):
    r = requests.get(url)
    print(r.text)
    r.encoding = "utf-8"
    return r.text
