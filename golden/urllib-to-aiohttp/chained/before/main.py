from urllib.request import urlopen


def load(url):
    return urlopen(url).read()


def status(url):
    return urlopen(url, timeout=5).status
