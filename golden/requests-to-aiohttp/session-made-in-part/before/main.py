import requests


class Perhaps:
    def __init__(self, is_on=True):
        if is_on:
            self.session = requests.Session()

    def get(self, url):
        return self.session.get(url).text


class Login:
    def login(self, url):
        self.session = requests.Session()
        return self.session.post(url).ok

    def get(self, url):
        return self.session.get(url).text


class Base:
    def __init__(self):
        self.first = requests.Session()

    def one(self, url):
        return self.first.get(url).text


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.second = requests.Session()

    def two(self, url):
        return self.second.get(url).text


def use(url):
    derived = Derived()
    return derived.one(url), derived.two(url)
