# also: requests-to-httpx
"""What is got from a client needs it: bound methods, objects that keep it, generators, functions inside."""
import functools
import sys

import requests


class Item:
    def __init__(self, client, path):
        self.client = client
        self.path = path

    def load(self):
        return self.client.get(self.path)["path"]


class Client:
    def __init__(self, base):
        self.base = base
        self.session: requests.Session = requests.Session()

    def get(self, path):
        response: requests.Response = self.session.get(self.base + path)
        return response.json()

    def item(self, path):
        return Item(self, path)

    def pages(self):
        for number in range(2):
            yield self.get(f"/json/{number}")["path"]


def by_method(base):
    session = requests.Session()
    get = session.get
    print("by method")
    print(get(base + "/json/m").json()["path"])


def by_objects(base):
    client = Client(base)
    items = [client.item(path) for path in ("/json/a", "/json/b")]
    print("by objects")
    for item in items:
        print(item.load())


def by_generator(base):
    client = Client(base)
    pages = client.pages()
    print("by generator")
    for page in pages:
        print(page)


def by_function(base):
    client = Client(base)

    def show(path):
        print(client.get(path)["path"])

    load = functools.partial(client.get, "/json/p")
    print("by function")
    show("/json/f")
    print(load()["path"])


def main(base):
    by_method(base)
    by_objects(base)
    by_generator(base)
    by_function(base)


if __name__ == "__main__":
    main(sys.argv[1])
