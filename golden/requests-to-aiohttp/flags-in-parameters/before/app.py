import requests


def load(url, limit=None):
    query = {"deep": True, "limit": limit}
    return requests.get(url, params=query).json()


def save(url, done):
    requests.post(url, data={"done": done, "force": False})
