# also: requests-to-httpx
"""A client that keeps one session."""
import sys

import requests


class Api:
    """Talks to the server."""

    def __init__(self, base, token=None):
        self.base = base.rstrip("/")
        self.session = requests.Session()
        self.session.headers.update({"Accept-Language": "de"})
        if token:
            self.session.headers["X-Token"] = token

    def _get(self, path, **params):
        response = self.session.get(self.base + path, params=params, timeout=5)
        response.raise_for_status()
        return response.json()

    def item(self, name):
        return self._get(f"/json/{name}", full="1")

    def items(self, names):
        return [self.item(name)["path"] for name in names]

    def create(self, **fields):
        response = self.session.post(self.base + "/echo/create", json=fields)
        if not response.ok:
            raise RuntimeError(response.text)
        return response.json()


class CachedApi(Api):
    def __init__(self, base):
        super().__init__(base, token="cached")
        self.cache = {}

    def item(self, name):
        if name not in self.cache:
            self.cache[name] = super().item(name)
        return self.cache[name]


def main(base):
    api = Api(base, "tok")
    print(api.item("a"))
    print(api.items(["b", "c"]))
    print(api.create(name="x", size=3)["method"])
    cached = CachedApi(base)
    print(cached.item("z") == cached.item("z"))
    try:
        api._get("/status/404")
    except requests.HTTPError as error:
        print("failed", error.response.status_code)


if __name__ == "__main__":
    main(sys.argv[1])
