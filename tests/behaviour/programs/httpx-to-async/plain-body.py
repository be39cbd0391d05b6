"""The body of an ordinary response, gone over."""
import sys

import httpx


def lines(client, path):
    response = client.get(path)
    return [line for line in response.iter_lines()]


def size(client, path):
    response = client.get(path)
    response.read()
    total = sum(len(part) for part in response.iter_bytes(10))
    response.close()
    return total


def main(base):
    with httpx.Client(base_url=base) as client:
        print(lines(client, "/text/a"))
        print(size(client, "/bytes/35"))


if __name__ == "__main__":
    main(sys.argv[1])
