"""Functions of the module, which make a client each."""
import sys

import httpx


def load(url):
    response = httpx.get(url, params={"a": "1"}, timeout=5.0)
    response.raise_for_status()
    return response.json()


def send(url):
    print(httpx.post(url, json={"n": 1}).status_code)
    print(httpx.request("PATCH", url, content=b"raw").status_code)
    print(httpx.delete(url).is_success)


def try_it(url):
    try:
        return httpx.get(url).raise_for_status().text
    except httpx.HTTPStatusError as error:
        return error.response.status_code
    except httpx.ConnectError:
        return "no connection"


def main(base):
    print(load(base + "/json/a"))
    send(base + "/echo/x")
    print(try_it(base + "/text/a"), try_it(base + "/status/404"), try_it("http://127.0.0.1:1"))


if __name__ == "__main__":
    main(sys.argv[1])
