"""An authentication of our own."""
import sys

import httpx


class Token(httpx.Auth):
    def __init__(self, base):
        self.base = base

    def auth_flow(self, request):
        answer = yield httpx.Request("GET", self.base + "/json/token")
        request.headers["X-Token"] = str(answer.status_code)
        yield request


def main(base):
    with httpx.Client(auth=Token(base)) as client:
        print(client.get(base + "/json/a").json()["path"])
    print(httpx.get(base + "/json/b", auth=Token(base)).status_code)


if __name__ == "__main__":
    main(sys.argv[1])
