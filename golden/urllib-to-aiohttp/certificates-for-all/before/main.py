import urllib.request

import trust


def load(url):
    return urllib.request.urlopen(url).read()
