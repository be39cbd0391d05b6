import httpx
import requests


def title(response):
    return response.text.splitlines()[0]


def both(url):
    return title(requests.get(url)), title(httpx.get(url))
