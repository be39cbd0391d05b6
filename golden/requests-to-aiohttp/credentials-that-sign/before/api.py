import requests


class Signer:
    def __init__(self, key):
        self.key = key

    def __call__(self, request):
        request.headers["X-Key"] = self.key
        return request


def load(url, key):
    signer = Signer(key)
    return requests.get(url, auth=signer).text


def add(url, auth=Signer("none")):
    return requests.post(url, auth=auth).text
