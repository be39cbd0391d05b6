import httpx


def load(httpx, url):
    return httpx.get(url).json()


def version():
    return httpx.__version__
