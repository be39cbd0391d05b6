import requests


def call(url, raw=False):
    response = requests.get(url)
    return response if raw else response.json()


def names(url):
    answer = call(url)
    if not answer:
        return []
    return [one["name"] for one in answer]
