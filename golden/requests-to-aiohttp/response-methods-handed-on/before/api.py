import requests


def shown(read):
    return read()


def load(url):
    response = requests.get(url)
    return shown(response.json)
