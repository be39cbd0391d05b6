import requests


class Client:
    def __init__(self, session=None):
        self.session = session or requests.Session()

    def get(self, url):
        return self.session.get(url).text


class Repository:
    def __init__(self, client):
        self.client = client


class Pool:
    def __init__(self):
        self.clients = []

    def grow(self, url):
        client = Client()
        print(client.get(url))
        self.clients.append(client)


def repository(url):
    client = Client()
    print(client.get(url))
    return Repository(client)


def method(url):
    client = Client()
    print(client.get(url))
    return client.get


def show(client, url):
    print(client.get(url))


def here(url):
    client = Client()
    repository = Repository(client)
    show(client, url)
    return repository.client.get(url)
