import requests


def load_all(urls):
    return list(map(requests.get, urls))
