import requests


def load(*arguments):
    return requests.get(*arguments).json()
