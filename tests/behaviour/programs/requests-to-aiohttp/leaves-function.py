# also: requests-to-httpx
"""Responses that leave the function that asked for them."""
import sys

import requests


class Store:
    def __init__(self):
        self.last = None
        self.all = []

    def fetch(self, url):
        self.last = requests.get(url)
        return self.last

    def fetch_many(self, urls):
        for url in urls:
            self.all.append(requests.get(url))
        return self.all


def get(url):
    return requests.get(url)


def describe(response):
    return f"{response.status_code} {len(response.content)} {response.json()}"


def main(base):
    print(describe(get(base + "/json/a")))
    store = Store()
    print(store.fetch(base + "/status/202").status_code)
    print(store.last.json())
    for response in store.fetch_many([base + "/json/1", base + "/json/2"]):
        print(response.json()["path"], response.ok)


if __name__ == "__main__":
    main(sys.argv[1])
