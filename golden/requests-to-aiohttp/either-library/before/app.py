import requests


def load(url, fetch=None):
    fetch = fetch or requests.get
    return fetch(url)
