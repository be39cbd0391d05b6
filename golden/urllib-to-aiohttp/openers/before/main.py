import urllib.request


def load(url):
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    return opener.open(url).read()


def proxied(url):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": "http://proxy"}))
    return opener.open(url).read()


def save(url, name):
    urllib.request.urlretrieve(url, name)
