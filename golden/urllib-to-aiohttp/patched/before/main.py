import urllib.request


def load(url):
    return urllib.request.urlopen(url).read()
