import requests


def loader():
    return lambda url: requests.get(url).status_code
