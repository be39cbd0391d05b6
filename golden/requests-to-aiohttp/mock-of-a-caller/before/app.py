import requests


def fetch(url):
    return requests.get(url).json()


def load(url):
    return fetch(url)["items"]
