"""Functions inside functions, closures and recursion."""
import sys

import httpx


def collector(client):
    seen = []

    def collect(path):
        response = client.get(path)
        seen.append(response.status_code)
        return response

    collect("/json/first")
    return len(seen)


def follow(client, path, depth=0):
    response = client.get(path)
    if response.is_redirect:
        return follow(client, response.headers["location"], depth + 1)
    return depth, response.json()["path"]


def main(base):
    with httpx.Client(base_url=base) as client:

        def load(name):
            return client.get(f"/json/{name}").json()["path"]

        print([load(name) for name in "ab"])
        print({name: load(name) for name in "cd"})
        print(collector(client))
        print(follow(client, "/redirect/3"))
        text = load("e") if client.get("/status/204").status_code == 204 else "none"
        print(text, f"{load('f')!r:>12}")
        assert load("g") and not client.get("/status/500").is_success


if __name__ == "__main__":
    main(sys.argv[1])
