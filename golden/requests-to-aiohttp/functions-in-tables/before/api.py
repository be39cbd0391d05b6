import requests

METHODS = {"get": requests.get, "post": requests.post, "delete": requests.delete}


def call(verb, url, **headers):
    method = METHODS[verb]
    response = method(url, headers=headers)
    return response.text


def call_at_once(verb, url):
    response = METHODS[verb](url, timeout=10)
    response.raise_for_status()
    return response.json()
