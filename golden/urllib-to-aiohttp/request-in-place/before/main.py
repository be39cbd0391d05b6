import json
from urllib.request import Request, urlopen


def load(url, token):
    with urlopen(Request(url, headers={"X-Token": token})) as response:
        return json.loads(response.read())


def store(url, value):
    body = json.dumps(value).encode()
    with urlopen(Request(url, body, {"Content-Type": "application/json"}, method="PUT"), timeout=5) as response:
        return response.status


def send(url, value):
    return urlopen(
        Request(
            url,
            data=json.dumps(value).encode(),
            headers={"Content-Type": "application/json"},
        ),
    ).read()


def remove(url):
    urlopen(Request(url, method="DELETE"))


def ask(url, verb, body):
    return urlopen(Request(url, data=body, method=verb)).read()
