import requests

from settings import OPTIONS

OTHERS = {"timeout": 5}  # aioshift: ignore


def load(url):
    return requests.get(url, **OPTIONS).text


def load_more(url):
    return requests.get(url, **OTHERS).text
