# aioshift: skip-file
import httpx


def load(url):
    return httpx.get(url).json()
