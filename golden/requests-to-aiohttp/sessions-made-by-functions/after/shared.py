import requests


def make_session():
    session = requests.Session()
    session.headers["Accept"] = "application/json"
    return session


class Client:
    def __init__(self, base):
        self.base = base
        self.session = make_session()

    def get(self, path):
        return self.session.get(self.base + path).json()


def load(url):
    return make_session().get(url).text
