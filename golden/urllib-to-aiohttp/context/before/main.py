import ssl
import urllib.request


def load(url):
    context = ssl._create_unverified_context()
    return urllib.request.urlopen(url, context=context).read()


def plain(url):
    return urllib.request.urlopen(url, context=None).read()
