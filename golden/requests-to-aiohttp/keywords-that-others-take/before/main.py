import functools

import requests


def check(timeout=None, **rest):
    return timeout and timeout > 10


def spread(url, **kwargs):
    if check(**kwargs):
        return None
    return requests.get(url, **kwargs).text


def spread_by(url):
    return spread(url, timeout=3)


class Plain:
    def fetch(self, url, **kwargs):
        return requests.get(url, **kwargs).text


class Logged(Plain):
    def fetch(self, url, timeout=9, **kwargs):
        print(timeout)
        return super().fetch(url, timeout=timeout, **kwargs)


def use(client, url):
    return client.fetch(url, timeout=3)


def both(url):
    return use(Plain(), url), use(Logged(), url)


def load(url, **kwargs):
    return requests.get(url, **kwargs).text


quick = functools.partial(load, timeout=(1, 2))
