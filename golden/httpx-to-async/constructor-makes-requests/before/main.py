import httpx


class Account:
    def __init__(self, url):
        self.profile = httpx.get(url).json()


def show(url):
    print(Account(url).profile["name"])
