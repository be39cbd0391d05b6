import requests


class Client:
    def fetch(self, url):
        return requests.get(url).json()


def load(url):
    return Client().fetch(url)["items"]
