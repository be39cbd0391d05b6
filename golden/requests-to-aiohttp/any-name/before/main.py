import inspect

import requests


class Returned:
    def load(self, url):
        return requests.get(url).text

    def handler(self, name):
        return getattr(self, name)

    def run(self, name, url):
        return self.handler(name)(url)


class Kept:
    def load(self, url):
        return requests.get(url).text

    def __init__(self, name):
        self.call = getattr(self, name)

    def run(self, url):
        return self.call(url)


class InTable:
    def load(self, url):
        return requests.get(url).text

    def table(self):
        return {name: getattr(self, name) for name in dir(self) if name.startswith("l")}

    def run(self, name, url):
        return self.table()[name](url)


class Members:
    def load(self):
        return requests.get("http://127.0.0.1/").text

    def run(self):
        return [method() for _, method in inspect.getmembers(self, inspect.ismethod)]


class OfClass:
    def load(self):
        return requests.get("http://127.0.0.1/").text


def call_by_vars(thing, name):
    return vars(OfClass)[name](thing)


class OfDictionary:
    def load(self):
        return requests.get("http://127.0.0.1/").text

    def run(self, name):
        for method in type(self).__dict__.values():
            method(self)


def load_global():
    return requests.get("http://127.0.0.1/").text


def call_global(name):
    return globals()[name]()
