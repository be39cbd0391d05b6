"""A client that is given or made."""
import sys

import httpx


class Api:
    def __init__(self, base, client=None):
        self.base = base
        if client is None:
            client = httpx.Client()
        self.client = client

    def load(self, path):
        return self.client.get(self.base + path).json()["path"]


def main(base):
    print(Api(base).load("/json/a"))
    with httpx.Client() as client:
        print(Api(base, client).load("/json/b"))
        print(Api(base, client=client).load("/json/c"))


if __name__ == "__main__":
    main(sys.argv[1])
