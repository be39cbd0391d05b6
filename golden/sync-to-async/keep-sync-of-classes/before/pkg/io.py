import time
import functools
from abc import ABC, abstractmethod
from typing import overload, Iterator, Optional


def pause(n: float = 0.001) -> None:
    time.sleep(n)


def retry(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        pause()
        return f(*args, **kwargs)
    return wrapper


class Store(ABC):
    limit = 3

    @abstractmethod
    def read(self, key): ...

    @staticmethod
    def name(x):
        pause()
        return "n" + x

    @classmethod
    def make(cls, x):
        pause()
        return cls()

    @property
    def size(self):
        pause()
        return 7

    def all(self) -> Iterator[str]:
        for k in "ab":
            yield self.read(k)

    def nested(self):
        def inner(k):
            pause()
            return self.read(k)
        return [inner(k) for k in "xy"]

    fetch = all


class Mem(Store):
    def __init__(self):
        self.data = {k: k.upper() for k in "abxy"}
        self.first = self.read("a")
        self.title = self.name("t")
        self.sz = self.size
        self.items = list(self.all())
        self.inn = self.nested()

    def read(self, key):
        """Reads."""
        pause()
        return self.data[key]


@retry
def decorated(x):
    pause()
    return x * 2


def one(): pause(); return 1
