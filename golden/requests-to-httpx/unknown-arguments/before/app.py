import requests


def load(url, check):
    return requests.get(url, verify=check).json()
