import httpx


def load(client: httpx.Client, urls):
    fetch = client.get
    return [fetch(url).text for url in urls]
