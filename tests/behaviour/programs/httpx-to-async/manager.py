"""A class that is a context manager, and one that is built upon it."""
import sys

import httpx


class Api:
    def __init__(self, base):
        self.client = httpx.Client(base_url=base)
        self.count = 0

    def __enter__(self):
        print("in")
        return self

    def __exit__(self, kind, error, trace):
        self.client.close()
        print("out", kind.__name__ if kind else None)

    def get(self, path):
        self.count += 1
        return self.client.get(path)


class Status(Api):
    def code(self, number):
        return self.get(f"/status/{number}").status_code


def codes(base):
    with Status(base) as status:
        for number in (200, 404, 503):
            yield status.code(number)
        print(status.count)


def main(base):
    with Api(base) as api:
        print(api.get("/json/a").json()["items"])
    for code in codes(base):
        print(code)
    try:
        with Api(base) as api:
            api.get("/status/500").raise_for_status()
    except httpx.HTTPStatusError as error:
        print(error.response.status_code, error.request.method)


main(sys.argv[1])
