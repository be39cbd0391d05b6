import httpx


def compare(first, second):
    client = httpx.Client(base_url=first)
    before = client.get("/").text
    client = httpx.Client(base_url=second)
    return before == client.get("/").text
