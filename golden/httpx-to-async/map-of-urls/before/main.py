import httpx


def load(url):
    return httpx.get(url).json()


def load_all(urls):
    return list(map(load, urls))
