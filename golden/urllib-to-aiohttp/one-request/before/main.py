import urllib.request


def load(url):
    with urllib.request.urlopen(url) as response:
        return response.read().decode("utf-8")
