import httpx


def load(url):
    with httpx.Client(transport=httpx.HTTPTransport(retries=3)) as client:
        return client.get(url).json()
