import functools

import requests

import plugins

fetch = functools.partial(requests.get, timeout=5)


class Client:
    method = requests.get


def page(url):
    return fetch(url).text


def load(url):
    return Client().method(url).text


def register():
    plugins.register(requests.post)


def module_of(url, send=requests.put):
    return send(url).text, send.__module__
