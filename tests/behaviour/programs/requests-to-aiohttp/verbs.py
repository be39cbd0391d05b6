# also: requests-to-httpx
"""Every verb, with what it sends."""
import sys

import requests

BASE = sys.argv[1]


def show(response):
    print(response.status_code, response.ok, response.reason)


def send_all():
    show(requests.get(BASE + "/echo/get", params={"q": "a b", "n": "1"}))
    show(requests.post(BASE + "/echo/post", data={"a": "1", "b": "two"}))
    show(requests.post(BASE + "/echo/post", json={"a": [1, 2]}))
    show(requests.put(BASE + "/echo/put", data=b"raw bytes"))
    show(requests.patch(BASE + "/echo/patch", json={"x": None}))
    show(requests.delete(BASE + "/echo/delete"))
    show(requests.options(BASE + "/echo/options"))
    show(requests.head(BASE + "/echo/head"))
    show(requests.request("GET", BASE + "/echo/request", params={"z": "9"}))


if __name__ == "__main__":
    send_all()
