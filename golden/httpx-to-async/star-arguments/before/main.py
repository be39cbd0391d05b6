import httpx


def load(url, **options):
    return httpx.get(url, **options).json()


def call(*arguments):
    return httpx.request(*arguments).json()
