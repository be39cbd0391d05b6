import httpx


def fetch(url):
    return httpx.get(url).raise_for_status().json()
