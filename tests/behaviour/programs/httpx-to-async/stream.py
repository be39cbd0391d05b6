"""Bodies that are read piece by piece."""
import sys

import httpx


def size(client, url):
    total = 0
    with client.stream("GET", url) as response:
        response.raise_for_status()
        for part in response.iter_bytes():
            total += len(part)
    return total


def lines(url):
    with httpx.stream("GET", url) as response:
        return [line for line in response.iter_lines()]


def whole(url):
    with httpx.Client() as client, client.stream("GET", url) as response:
        response.read()
        return response.text


def main(base):
    with httpx.Client() as client:
        print(size(client, base + "/bytes/4000"))
    print(lines(base + "/text/x"))
    print(whole(base + "/text/y"))


if __name__ == "__main__":
    main(sys.argv[1])
