import requests


class Api:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def page(self, number):
        return self.session.get(f"{self.base}/pages/{number}").text


def is_up(url):
    return requests.head(url).ok
