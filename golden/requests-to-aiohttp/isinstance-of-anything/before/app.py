import requests


def load(url):
    return requests.get(url).json()


def describe(answer):
    if isinstance(answer, requests.Response):
        return "an answer"
    return "something else"
