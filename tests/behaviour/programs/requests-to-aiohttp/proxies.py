"""Requests by way of a proxy, which is the server itself, and checks of certificates that the caller decides on."""
import sys

import requests


class Client:
    def __init__(self, proxies=None, verify=True):
        self.proxies = proxies
        self.verify = verify

    def load(self, url):
        return requests.get(url, proxies=self.proxies, verify=self.verify, timeout=10).json()["path"]


def load_by(proxy, url):
    response = requests.get(url, proxies={"http": proxy, "https": proxy})
    return response.json()["path"]


def main(base):
    client = Client({"http": base, "https": base}, verify=False)
    print(client.load("http://example.invalid/json/by-proxy"))
    print(Client().load(base + "/json/direct"))
    print(Client({"https": base}).load(base + "/json/other-scheme"))
    print(load_by(base, "http://example.invalid/json/again"))


if __name__ == "__main__":
    main(sys.argv[1])
