import json
import urllib.request
from urllib.request import urlopen


def load(url):
    with urlopen(url) as response:
        return json.load(response)


def first(url):
    return json.load(urllib.request.urlopen(url))["items"][0]


def keyword(url):
    found = json.load(fp=urlopen(url))
    return found
