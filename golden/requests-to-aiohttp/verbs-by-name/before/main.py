import requests


class Client:
    def __init__(self):
        self.session = requests.Session()

    def verbs(self):
        return {name: getattr(self.session, name) for name in ("get", "post")}

    def any_verb(self, verb):
        return getattr(self.session, verb)

    def call(self, verb, url):
        return self.any_verb(verb)(url).json()


def handed(verb, urls):
    return list(map(getattr(requests, verb), urls))


def returned(verb):
    return getattr(requests, verb)


def two(verb, url):
    return getattr(requests, verb)(url, {"a": 1}).text


def with_args(verb, url):
    method = getattr(requests, verb)
    response = method(url, json={"a": 1}, timeout=3, verify=False)
    if response.status_code == 404:
        return None
    response.raise_for_status()
    return response.text


def listed(url):
    return [getattr(requests, verb)(url).status_code for verb in ("get", "put")]


def guarded(url, verb):
    if not hasattr(requests, verb):
        raise ValueError(verb)
    func = getattr(requests, verb, None)
    return func(url).text
