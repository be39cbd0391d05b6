from contextlib import closing
from urllib.request import urlopen


def load(url):
    with closing(urlopen(url)) as response:
        return response.read()
