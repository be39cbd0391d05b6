"""Arguments of requests that come by way of dictionaries, and credentials and times of any kind."""
import sys

import requests

DEFAULTS = {"timeout": 5, "allow_redirects": False}


class Client:
    def __init__(self, base, timeout=(3, 10), verify=True, auth=None):
        self.base = base
        self.auth = auth
        self.options = {"timeout": timeout, "verify": verify}

    def get(self, path, options=None):
        options = dict(self.options, **(options or {}))
        return requests.get(self.base + path, **options).json()

    def put(self, path, body):
        options = {**self.options, "json": body}
        options.setdefault("headers", {"X-Kind": "put"})
        if "auth" not in options:
            options["auth"] = ("user", "secret")
        return self._send("PUT", path, **options)

    def post(self, path, text, timeout=None):
        response = requests.post(self.base + path, data=text, auth=self.auth, timeout=timeout or (2, 4))
        return response.json()

    def _send(self, method, path, **options):
        return requests.request(method, self.base + path, **options).json()


def main(base):
    client = Client(base)
    print(client.get("/echo/a")["method"])
    print(client.get("/echo/b", {"params": {"q": "1"}})["query"])
    print(client.put("/echo/c", {"d": 1})["length"])
    print(Client(base, timeout=4, auth=("me", "pass")).post("/echo/e", "f=1")["length"])
    print(client.post("/echo/g", "h", timeout=3)["length"])
    print(requests.get(base + "/echo/i", **DEFAULTS).status_code)


if __name__ == "__main__":
    main(sys.argv[1])
