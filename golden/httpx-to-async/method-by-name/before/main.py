import httpx


def call(client: httpx.Client, verb, url):
    return getattr(client, verb)(url).text
