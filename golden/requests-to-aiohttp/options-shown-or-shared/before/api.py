import requests

DEFAULTS = {"timeout": 5}


def shown(url):
    print(f"asking with {DEFAULTS}")
    return requests.get(url, **DEFAULTS).text


def matched(url):
    options = dict(timeout=5)
    match options:
        case {"timeout": limit}:
            print(limit)
    return requests.get(url, **options).text


def shared(url):
    options = {}
    wait = options["timeout"] = 5
    print(wait)
    return requests.get(url, **options).text


def shared_keywords(url, **options):
    wait = options["timeout"] = 5
    print(wait)
    return requests.get(url, **options).text


def by_names_of_callers(url, items=(("timeout", 5),)):
    options = {}
    for name, value in items:
        options[name] = value
    return requests.get(url, **options).text


class Api:
    def __init__(self, base):
        self.base = base
        self.options = {"timeout": 5}

    def __repr__(self):
        return f"<Api {self.base} {self.options!r}>"

    def page(self, number):
        return requests.get(f"{self.base}/pages/{number}", **self.options).text
