"""Redirections, their history, and what a response knows of itself."""
import sys

import httpx


def hops(client: httpx.Client, path: str) -> list[str]:
    response = client.get(path, follow_redirects=True)
    return [step.url.path for step in response.history] + [response.url.path]


def first(client: httpx.Client, path: str):
    response = client.get(path)
    return response.status_code, response.is_redirect, response.headers["location"], response.next_request is not None


def latin(client: httpx.Client):
    response = client.get("/latin/x")
    return response.encoding, response.text, len(response.content), response.headers.get("content-type")


def main(base):
    with httpx.Client(base_url=base) as client:
        print(hops(client, "/redirect/2"))
        print(first(client, "/redirect/1"))
        print(latin(client))
        paths = {path: hops(client, path) for path in ("/json/x", "/redirect/3")}
        for path, steps in paths.items():
            print(path, steps)
        print(max(len(hops(client, f"/redirect/{count}")) for count in (1, 3)))


if __name__ == "__main__":
    main(sys.argv[1])
