import urllib.request


def load(url):
    return urllib.request.urlopen(url, cafile="ca.pem").read()


def starred(*arguments):
    return urllib.request.urlopen(*arguments).read()


def perhaps(url, timeout=None):
    return urllib.request.urlopen(url, timeout=timeout).read()


def cached(url, tag):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"If-None-Match": tag})) as response:
        return response.read()


def sized(url, body):
    with urllib.request.urlopen(urllib.request.Request(url, body, {"Content-Length": len(body)})) as response:
        return response.read()
