import acme
import requests


class Client:
    def fetch(self, url):
        return requests.get(url).text


def setup():
    acme.current().value = Client()


def show():
    print(acme.current().value.fetch("http://127.0.0.1/"))
