import httpx


def load(url):
    with httpx.Client() as client:
        return client.get(url).json()


def store(url, value):
    httpx.put(url, json=value)
