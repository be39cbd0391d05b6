import httpx


def load(url):
    client = httpx.Client(headers={"Accept": "application/json"})
    client.headers["X-Trace"] = "1"
    return client.get(url).json()
