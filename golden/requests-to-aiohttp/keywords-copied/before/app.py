import requests


def fetch(url, **kwargs):
    options = {"allow_redirects": True, **kwargs}
    print(options)
    return requests.get(url, **kwargs).json()


def main(url):
    return fetch(url, timeout=5)
