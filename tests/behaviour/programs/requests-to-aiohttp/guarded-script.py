# also: requests-to-httpx
"""Code under the guard that calls what makes requests, more than once, and changes the module's variables."""
import sys

import requests

total = 0


class Client:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def number(self, name):
        response = self.session.get(self.base + "/json/" + name)
        return len(response.json()["items"])


def tell():
    print("total", total)


def ping(base):
    return requests.get(base + "/status/204").status_code


if __name__ == "__main__":
    client = Client(sys.argv[1])
    for name in ("a", "b"):
        total += client.number(name)
        tell()
    while total > 0:
        total -= 3
        print(ping(sys.argv[1]))
    tell()
