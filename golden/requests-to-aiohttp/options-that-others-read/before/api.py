import json
import logging

import requests


def logged(url):
    options = {"timeout": 5}
    logging.info("asking %s with %s", url, options)
    return requests.get(url, **options).text


def read(url):
    options = {"timeout": 5}
    response = requests.get(url, **options)
    return response.text, options["timeout"]


def loaded(url, path):
    with open(path) as file:
        options = json.load(file) or {}
    return requests.get(url, **options).text


def by_any_name(url, names):
    options = {}
    for name in names:
        options[name] = 5
    return requests.get(url, **options).text


def shared(url):
    options = {"timeout": 5}
    wait(**options)
    return requests.get(url, **options).text


def wait(timeout):
    print(timeout)


def copied(url):
    options = {"timeout": 5}
    return requests.get(url, **options.copy()).text


def taken_out(url):
    options = {"verify": False}
    options.pop("verify")
    return requests.get(url, **options).text
