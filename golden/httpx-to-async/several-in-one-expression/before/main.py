import httpx


def difference(client: httpx.Client, first, second):
    return client.get(first).json()["count"] - client.get(second).json()["count"]


def either(client: httpx.Client, first, second):
    return client.get(first).json() or client.get(second).json()


def chosen(client: httpx.Client, url, cached):
    return cached if cached else client.get(url).text
