"""Requests in a loop, with json.load, over what each answer says."""
import json
import sys
from urllib.request import urlopen


def pages(base):
    number = 1
    while number:
        with urlopen(f"{base}/pages?page={number}", timeout=5) as response:
            page = json.load(response)
        yield page["page"]
        number = page["next"]


def first(url):
    return json.load(urlopen(url))["items"][0]


def main(base):
    print(list(pages(base)))
    print(first(base + "/json/x"))


if __name__ == "__main__":
    main(sys.argv[1])
