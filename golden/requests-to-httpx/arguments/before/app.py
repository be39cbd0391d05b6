import requests


def send(url, token):
    requests.post(
        url,
        {"a": 1},
        timeout=(3, 30),
        auth=("user", token),
        allow_redirects=False,
    )
