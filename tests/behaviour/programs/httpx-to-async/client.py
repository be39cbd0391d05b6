"""Clients in blocks, variables, arguments and attributes."""
import sys

import httpx


class Api:
    def __init__(self, base):
        self.client = httpx.Client(base_url=base, headers={"X-Token": "t"}, follow_redirects=True)

    def get(self, path):
        return self.client.get(path).json()

    def close(self):
        self.client.close()


def in_block(base):
    with httpx.Client(base_url=base) as client:
        client.headers["Accept-Language"] = "fr"
        first = client.get("/json/one")
        second = client.post("/echo/two", data={"k": "v"})
        return first.json()["path"], second.json()["method"]


def in_variable(base):
    client = httpx.Client(timeout=httpx.Timeout(5.0))
    results = [client.get(f"{base}/status/{code}").status_code for code in (200, 201, 404)]
    client.close()
    return results


def passed(client: httpx.Client, url: str) -> httpx.Response:
    return client.get(url)


def main(base):
    print(in_block(base))
    print(in_variable(base))
    api = Api(base)
    print(api.get("/redirect/1"))
    api.close()
    with httpx.Client() as client:
        print(passed(client, base + "/text/x").text)


main(sys.argv[1])
