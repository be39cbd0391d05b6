import requests

import vault


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


class Signed:
    def __init__(self, auth=None, user=None):
        self.auth = auth
        if user is not None:
            self.auth = vault.sign(user)

    def page(self, url):
        return requests.get(url, auth=self.auth).text
