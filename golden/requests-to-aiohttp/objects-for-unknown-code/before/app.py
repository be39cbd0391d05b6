import requests
from registry import remember


class Client:
    def __init__(self):
        self.session = requests.Session()

    def get(self, url):
        return self.session.get(url).json()


def kept_by_a_library(url):
    client = Client()
    remember(client)
    return client.get(url)


def kept_by_a_parameter(url, register):
    client = Client()
    register(client)
    return client.get(url)


def only_looked_at(url):
    client = Client()
    print(client)
    return client.get(url)
