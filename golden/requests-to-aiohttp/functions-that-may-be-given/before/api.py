import requests


def load(url, fetch=requests.get):
    return fetch(url).text


class Api:
    def __init__(self, base, send=None):
        self.base = base
        self.send = send or requests.post

    def add(self, data):
        return self.send(self.base, data=data).status_code
