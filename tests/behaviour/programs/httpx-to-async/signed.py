"""Requests that are built, signed and sent."""
import sys
from typing import Optional

import httpx


class Signer:
    def __init__(self, key: str) -> None:
        self.key = key

    def sign(self, request: httpx.Request) -> httpx.Request:
        request.headers["X-Token"] = self.key + request.method
        return request

    def send(self, client: httpx.Client, method: str, url: str, body: Optional[dict] = None) -> httpx.Response:
        request = client.build_request(method, url, json=body)
        return client.send(self.sign(request))


def main(base: str) -> None:
    with httpx.Client() as client:
        signer = Signer("k")
        print(signer.send(client, "GET", f"{base}/json/a").json()["path"])
        print(signer.send(client, "POST", f"{base}/echo/b", {"n": [1, 2]}).json())
        response = signer.send(client, "DELETE", f"{base}/status/404")
        print(response.status_code, response.reason_phrase, response.is_error)
        print(client.get(f"{base}/text/still-open").text)


if __name__ == "__main__":
    main(sys.argv[1])
