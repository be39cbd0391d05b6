import requests


def read(url):
    return requests.get(url).text
