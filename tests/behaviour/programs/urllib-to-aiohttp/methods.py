"""Requests of all kinds, with data and without, that are written where they are opened."""
import json
import sys
from urllib.parse import urlencode
from urllib.request import Request, urlopen


def call(url, value=None, method=None):
    body = json.dumps(value).encode()
    headers = {"Content-Type": "application/json", "X-Token": "t"}
    with urlopen(Request(url, data=body, headers=headers, method="PUT")) as response:
        return json.loads(response.read())


def send(url, values):
    data = urlencode(values).encode("ascii")
    return urlopen(url, data).read().decode()


def either(url, data=None):
    with urlopen(url, data, 5) as response:
        return response.read().decode(), response.status


def verb(url, name):
    return urlopen(Request(url, headers={"X-Trace": name}, method=name)).read().decode()


def main(base):
    print(call(base + "/echo", {"a": [1]}))
    print(send(base + "/asked", {"name": "ä & b"}))
    print(either(base + "/echo"), either(base + "/echo", b"x=1"), either(base + "/echo", b""))
    print(either(base + "/asked", b"x=1"))
    for name in ("GET", "POST", "PATCH", "DELETE", "OPTIONS"):
        print(verb(base + "/echo", name))
    print(urlopen(Request(base + "/echo", method="DELETE")).status)
    with urlopen(Request(base + "/asked", b"{}", {"Content-type": "application/json"}, method="POST")) as response:
        print(response.read())


if __name__ == "__main__":
    main(sys.argv[1])
