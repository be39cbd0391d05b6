"""Functions of the library that are looked up by the verb's name."""
import sys

import requests


class Client:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def call(self, verb, path, **options):
        return getattr(self.session, verb.lower())(self.base + path, **options).json()


def call(verb, url):
    return getattr(requests, verb)(url).json()["method"]


def call_in_steps(verb, url, data):
    send = getattr(requests, verb.lower())
    response = send(url, json=data, timeout=5)
    if response.status_code != 200:
        return None
    return response.json()["length"] > 0


def main(base):
    for verb in ("get", "post", "delete"):
        print(call(verb, base + "/echo/a"))
    print(call_in_steps("PUT", base + "/echo/b", {"a": 1}))
    client = Client(base)
    print(client.call("PATCH", "/echo/c", json={"b": 2})["method"])
    print(client.call("GET", "/echo/d", params={"c": "3"})["query"])


if __name__ == "__main__":
    main(sys.argv[1])
