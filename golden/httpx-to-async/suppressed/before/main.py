import httpx


def load(url):  # aioshift: ignore[httpx-to-async]
    return httpx.get(url).json()


def main():
    print(load("https://example.org"))
