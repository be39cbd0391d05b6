import requests

METHODS = {"get": requests.get}
SENDERS = [requests.post]


def register(name, method):
    METHODS[name] = method


def add(sender):
    SENDERS.append(sender)


def call(verb, url):
    return METHODS[verb](url).status_code


def send_all(url):
    return [sender(url).status_code for sender in SENDERS]


def try_all(url, methods=(requests.get, requests.head)):
    return [method(url).status_code for method in methods]


class Api:
    def __init__(self):
        self.send = requests.put

    def use(self, send):
        self.send = send

    def change(self, url):
        return self.send(url).status_code
