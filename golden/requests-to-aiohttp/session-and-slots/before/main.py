import requests


class Slots:
    __slots__ = ("session",)

    def __init__(self, session=None):
        self.session = session or requests.Session()

    def get(self, url):
        return self.session.get(url).text


class Returns:
    def __init__(self, session=None, is_on=True):
        if not is_on:
            return
        self.session = session or requests.Session()

    def get(self, url):
        return self.session.get(url).text
