import httpx


def load(url):
    return httpx.get(url)["url"]
