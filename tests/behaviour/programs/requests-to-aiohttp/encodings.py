# also: requests-to-httpx
"""Texts whose encoding the program knows better."""
import sys

import requests


def load(url, check=True):
    response = requests.get(url)
    response.encoding = "latin-1"
    if check:
        response.raise_for_status()
    return response.text


def load_utf(url):
    with requests.Session() as session:
        response = session.get(url)
        response.encoding = "utf-8"
        return len(response.text) > 0, response.ok


def main(base):
    print(load(base + "/latin/a"))
    print(load(base + "/text/b", check=False))
    print(load_utf(base + "/text/c"))


if __name__ == "__main__":
    main(sys.argv[1])
