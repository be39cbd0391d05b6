import aiohttp
import requests


def get(url):
    r = requests.get(url)
    r.raise_for_status()
    return r


def lines(url):
    for line in get(url).iter_lines():
        print(line)


def chunks(url):
    for line in get(url).iter_content(10):
        print(line)


def late(url):
    try:
        r = requests.get(url)
        r.raise_for_status()
    except requests.ConnectionError:
        return
    for line in r.iter_lines():
        print(line)


def both(url):
    r = requests.get(url)
    print(r.text)
    for line in r.iter_lines():
        print(line)


async def once(url, path):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as r:
            with open(path, "wb") as file:
                async for chunk in r.content.iter_chunked(8192):
                    file.write(chunk)
