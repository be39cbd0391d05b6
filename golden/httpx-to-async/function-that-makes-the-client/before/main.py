import httpx


def connect(base):
    return httpx.Client(base_url=base)


def load(base, path):
    with connect(base) as client:
        return client.get(path).json()
