import requests


def first(url):
    return requests.get(url).json()[0]
