import httpx
from tenacity import retry


@retry
def load(url):
    return httpx.get(url).json()


def main():
    print(load("https://example.org"))
