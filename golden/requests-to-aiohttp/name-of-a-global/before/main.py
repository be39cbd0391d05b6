import sys

import requests


def load_first():
    return requests.get("http://127.0.0.1/first").text


def show_first():
    return requests.get("http://127.0.0.1/first").text


def other():
    return requests.get("http://127.0.0.1/other").text


def load(name):
    return globals()["load_" + name]()


def show(name):
    return getattr(sys.modules[__name__], f"show_{name}")()
