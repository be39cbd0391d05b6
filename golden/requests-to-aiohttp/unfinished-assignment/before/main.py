import requests


def load(url):
    timeout =
    name = "labels"
    response = requests.get(url)
    return response.status_code
