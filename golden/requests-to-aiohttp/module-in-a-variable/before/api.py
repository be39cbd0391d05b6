import requests


class Api:
    def __init__(self, base, session=None):
        self.base = base
        self.session = session or requests

    def page(self, number):
        return self.session.get(f"{self.base}/pages/{number}").text

    def call(self, verb, path):
        return getattr(self.session, verb)(self.base + path).text
