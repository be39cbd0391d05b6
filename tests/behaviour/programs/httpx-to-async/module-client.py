"""A client of the module."""
import sys

import httpx

client = httpx.Client()


def load(url):
    return client.get(url).json()["path"]


def other(url):
    return httpx.get(url).status_code


def main(base):
    print(load(base + "/json/a"))
    print(other(base + "/json/a"))


if __name__ == "__main__":
    main(sys.argv[1])
