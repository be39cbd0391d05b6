import requests


class Client:
    def __init__(self):
        self.session = requests.Session()

    def _request(self, method, path, **kwargs):
        kwargs.setdefault("timeout", 10)
        headers = kwargs.pop("headers", {})
        headers["Accept"] = "application/json"
        response = self.session.request(method, "http://127.0.0.1" + path, headers=headers, **kwargs)
        response.raise_for_status()
        return response.json()

    def get(self, path, **kwargs):
        return self._request("GET", path, **kwargs)

    def users(self, page):
        return self.get("/users", params={"page": page}, timeout=(3, 10))

    def unchecked(self):
        return self.get("/", verify=False, headers={"A": "b"})
