import requests


class Api:
    def __init__(self):
        self.session = requests.Session()

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.session.close()

    def ping(self, url):
        return self.session.head(url).ok


def main(url):
    with Api() as api:
        return api.ping(url)
