"""A client whose methods hand their keywords on, and add some of their own."""
import sys

import requests


class Client:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()
        self.session.headers.update({"X-Token": "secret"})

    def _request(self, method, path, **kwargs):
        kwargs.setdefault("timeout", 10)
        headers = kwargs.pop("headers", {})
        headers["Accept-Language"] = "en"
        if "params" in kwargs:
            print("with parameters")
        response = self.session.request(method, self.base + path, headers=headers, **kwargs)
        response.raise_for_status()
        return response.json()

    def get(self, path, **kwargs):
        return self._request("GET", path, **kwargs)

    def post(self, path, **kwargs):
        return self._request("POST", path, **kwargs)

    def items(self, kind):
        return self.get("/json/items", params={"kind": kind, "none": None}, timeout=(3, 4))["query"]

    def add(self, name):
        return self.post("/echo/add", json={"name": name}, verify=False, headers={"X-Trace": "1"})["method"]


def main(base):
    client = Client(base)
    print(client.items("a"))
    print(client.add("b"))
    print(client.get("/json/c")["items"])


if __name__ == "__main__":
    main(sys.argv[1])
