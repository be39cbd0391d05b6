"""A generator that is left early, inside a streamed body."""
import sys

import httpx


def lines(client, url):
    with client.stream("GET", url) as response:
        for line in response.iter_lines():
            yield line
        print("end")


def first(client, url):
    for line in lines(client, url):
        return line


def main(base):
    with httpx.Client(base_url=base) as client:
        print(first(client, "/text/a"))
        print(first(client, "/text/b"))


if __name__ == "__main__":
    main(sys.argv[1])
