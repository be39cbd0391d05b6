import requests


def load(url, page):
    return requests.get(url, params={"page": page}).json()


def is_up(url):
    return requests.head(url).status_code == 200
