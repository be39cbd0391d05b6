import functools

import requests


class Users:
    def __init__(self, client):
        self.client = client

    def get(self, name):
        return self.client.get(f"/users/{name}")


class Item:
    def __init__(self, client, data):
        self.client = client
        self.data = data

    def refresh(self):
        self.data = self.client.get(f"/items/{self.data['id']}")


class Client:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()
        self.users = Users(self)

    def get(self, path):
        return self.session.get(self.base + path).json()

    def item(self, number):
        return Item(self, self.get(f"/items/{number}"))

    def pages(self):
        for number in range(3):
            yield self.get(f"/pages/{number}")

    def names(self):
        return [one["name"] for one in self.get("/names")]


def bound_method(url):
    session = requests.Session()
    get = session.get
    print("begin")
    return get(url).text


def part(base):
    client = Client(base)
    users = client.users
    print("begin")
    print(users.get("me"))


def objects(base):
    client = Client(base)
    items = [client.item(number) for number in (1, 2)]
    print("begin")
    for item in items:
        item.refresh()
    print("end")


def generator(base):
    client = Client(base)
    pages = client.pages()
    print("begin")
    for page in pages:
        print(page)


def function_inside(base):
    client = Client(base)

    def show(path):
        print(client.get(path))

    load = functools.partial(client.get, "/a")
    print("begin")
    show("/b")
    print(load())


def plain_data(base):
    client = Client(base)
    names = client.names()
    print("begin")
    return names


def given_back(base):
    client = Client(base)
    return client.item(1)
