import urllib.request


def fetch(what):
    return urllib.request.urlopen(what).read()


def load(url):
    return fetch(url) + fetch(urllib.request.Request(url))


def open_it(req):
    return urllib.request.urlopen(req).read()
