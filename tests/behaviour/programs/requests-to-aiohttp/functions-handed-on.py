"""Functions of the library that are handed on, kept in a table, and called elsewhere."""
import sys

import requests

METHODS = {"GET": requests.get, "POST": requests.post, "DELETE": requests.delete}


class Client:
    def __init__(self, base):
        self.base = base

    def send(self, method, path, body=None):
        if body is None:
            response = method(self.base + path, headers={"X-Kind": "plain"}, timeout=5)
        else:
            response = method(self.base + path, json=body, timeout=5)
        return self.checked(response)

    def get(self, path):
        return self.send(requests.get, path)

    def put(self, path, body):
        return self.send(requests.put, path, body)

    def options(self, path):
        return self.send(path=path, method=requests.options)

    @staticmethod
    def checked(response: requests.Response):
        response.raise_for_status()
        return response.json()


def call(verb, url):
    method = METHODS[verb]
    answer = method(url)
    return answer.status_code, answer.json()["method"]


def save(url, text, replace):
    send = requests.put if replace else requests.post
    return send(url, data={"text": text}).json()["method"]


def names(methods=(requests.get, requests.patch)):
    return [method.__name__ for method in methods]


def main(base):
    client = Client(base)
    print(client.get("/echo/a")["method"])
    print(client.put("/echo/b", {"c": 1})["length"])
    print(client.options("/echo/d")["path"])
    for verb in METHODS:
        print(*call(verb, base + "/echo/e"))
    print(save(base + "/echo/f", "g", True), save(base + "/echo/h", "i", False))
    print(names())


if __name__ == "__main__":
    main(sys.argv[1])
