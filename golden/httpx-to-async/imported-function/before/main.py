from httpx import get


def load(url):
    return get(url).text
