"""A base class with a client, and classes that override."""
import sys
from abc import ABC, abstractmethod

import httpx


class Source(ABC):
    @abstractmethod
    def load(self, name):
        ...

    def show(self, *names):
        return [self.load(name) for name in names]


class Remote(Source):
    def __init__(self, base):
        self.http = httpx.Client(base_url=base)

    def load(self, name):
        return self.http.get(f"/json/{name}").json()["path"]


class Fixed(Source):
    def load(self, name):
        return f"fixed {name}"


class Cached(Remote):
    def __init__(self, base):
        super().__init__(base)
        self.cache = {}

    def load(self, name):
        if name not in self.cache:
            self.cache[name] = super().load(name)
        return self.cache[name]


def main(base):
    for source in (Remote(base), Fixed(), Cached(base)):
        print(source.show("a", "b", "a"))


if __name__ == "__main__":
    main(sys.argv[1])
