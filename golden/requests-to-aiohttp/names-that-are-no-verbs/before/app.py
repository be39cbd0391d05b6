import requests


def error(name, text):
    return getattr(requests, name)(text)


def fail(name):
    raise getattr(requests, name)("no answer")


def made(name):
    return getattr(requests, name)().headers


def of_exceptions(name, response):
    return getattr(requests.exceptions, name)("no answer", response=response)


def kept(name):
    kind = getattr(requests, name)
    problem = kind("no answer")
    return problem


def fetch(verb, url):
    response = getattr(requests, verb)(url)
    return response.json()


def timed(verb, url):
    return getattr(requests, verb)(url, timeout=3).text
