import requests


def load(url):  # aioshift: ignore
    return requests.get(url).json()
