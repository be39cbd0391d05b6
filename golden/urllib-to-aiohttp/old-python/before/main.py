try:
    from urllib.request import Request, urlopen
except ImportError:
    from urllib2 import Request, urlopen


def load(url):
    return urlopen(url).read()
