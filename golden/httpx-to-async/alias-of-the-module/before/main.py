import httpx as hx


def load(url):
    with hx.Client() as client:
        return client.get(url, timeout=hx.Timeout(3.0)).text
