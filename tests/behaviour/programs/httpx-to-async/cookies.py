"""A client keeps its cookies, headers and login; clients do not share them."""
import sys

import httpx


def visit(base):
    client = httpx.Client(base_url=base, headers={"X-Token": "t"}, auth=("user", "secret"))
    client.get("/cookie/7")
    client.headers["X-Trace"] = "1"
    print(sorted(client.cookies.items()))
    return client.get("/json/after").json()["path"]


def anonymous(base):
    with httpx.Client(base_url=base, cookies={"theme": "dark"}) as client:
        print(client.get("/json/other").status_code, len(client.cookies))
        client.cookies.clear()
        print(client.put("/echo/other", content="text").json())


def main(base):
    print(visit(base))
    anonymous(base)


if __name__ == "__main__":
    main(sys.argv[1])
