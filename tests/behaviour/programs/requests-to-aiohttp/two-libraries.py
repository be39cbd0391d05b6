# select: httpx-to-async
"""Two libraries in one function, each with a session or client of its own."""
import sys

import httpx
import requests


def compare(base):
    first = requests.get(base + "/json/one")
    second = httpx.get(base + "/json/two")
    return first.json()["path"], second.json()["path"]


def main(base):
    print(compare(base))


if __name__ == "__main__":
    main(sys.argv[1])
