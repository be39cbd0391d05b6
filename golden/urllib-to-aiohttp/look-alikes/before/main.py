import urllib.parse


class Opener:
    def urlopen(self, url):
        return url


def urlopen(url):
    return urllib.parse.quote(url)


def load(url):
    return urlopen(url) + Opener().urlopen(url)
