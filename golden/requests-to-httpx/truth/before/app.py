import requests


def check(url):
    response = requests.get(url)
    if not response:
        return "down"
    return response.url
