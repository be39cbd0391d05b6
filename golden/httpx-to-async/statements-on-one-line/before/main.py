import httpx


def load(url):
    client = httpx.Client(); text = client.get(url).text; client.close(); return text


def probe(url): return httpx.get(url).status_code
