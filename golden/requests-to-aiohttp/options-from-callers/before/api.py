import requests


class Api:
    def __init__(self, base, timeout=5):
        self.base = base
        self.options = {"timeout": timeout}

    def page(self, number, **options):
        return requests.get(f"{self.base}/pages/{number}", **{**self.options, **options}).text


def first(base):
    return Api(base).page(1, timeout=3)
