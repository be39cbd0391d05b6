import requests


class Api:
    def __init__(self, base, timeout=(3, 4)):
        self.base = base
        self.timeout = timeout

    def page(self, number, **options):
        options.setdefault("timeout", self.timeout)
        return requests.get(f"{self.base}/pages/{number}", **options).text
