import httpx


def load(url, client=None):
    if client is None:
        client = httpx.Client()
    return client.get(url).json()
