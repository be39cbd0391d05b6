# refused: called-synchronously
"""A constructor that makes a request stays, with what makes such objects; the rest is changed."""
import sys

import httpx


class Profile:
    def __init__(self, url):
        self.data = httpx.get(url).json()

    def path(self):
        return self.data["path"]


def other(url):
    return httpx.get(url).text


def main(base):
    print(Profile(base + "/json/me").path())
    print(other(base + "/text/x"))


if __name__ == "__main__":
    main(sys.argv[1])
