import requests


class Api:
    def __init__(self, base, auth=None, timeout=5):
        self.base = base
        self.auth = auth
        self.timeout = timeout

    def page(self, number):
        return requests.get(f"{self.base}/pages/{number}", auth=self.auth, timeout=self.timeout).text


class Patient(Api):
    def __init__(self, base):
        super().__init__(base, timeout=(3, 60))


def load(url, user=None, password=None):
    auth = None
    if user is not None:
        auth = (user, password)
    return requests.get(url, auth=auth).json()
