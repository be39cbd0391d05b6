# also: requests-to-httpx
"""An API client with a base URL; each method makes its own request."""
import json
import sys
from urllib.parse import urljoin

import requests


class ApiError(Exception):
    def __init__(self, status, message):
        super().__init__(f"{status}: {message}")
        self.status = status


class Client:
    def __init__(self, base, token):
        self.base = base
        self.token = token

    @property
    def headers(self):
        return {"X-Token": self.token}

    def _request(self, method, path, **params):
        response = requests.request(method, urljoin(self.base, path), params=params, headers=self.headers, timeout=10)
        if response.status_code >= 400:
            raise ApiError(response.status_code, response.text)
        return response.json()

    def user(self, name):
        return self._request("GET", f"/json/{name}", verbose="yes")

    def delete(self, name):
        return self._request("DELETE", f"/echo/{name}")

    def broken(self):
        return self._request("GET", "/status/418")


def main(base):
    client = Client(base, "secret")
    print(json.dumps(client.user("ann"), sort_keys=True))
    print(client.delete("bob")["method"])
    try:
        client.broken()
    except ApiError as error:
        print(error, error.status)


if __name__ == "__main__":
    main(sys.argv[1])
