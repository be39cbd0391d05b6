import json
import urllib.request


def open_page(url):
    return urllib.request.urlopen(url)


def load(url):
    response = open_page(url)
    return json.loads(response.read())
