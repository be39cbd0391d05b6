import requests


def fetch(url):
    return requests.get(url)


def title(url):
    response = fetch(url)
    return response.text if response.ok else None
