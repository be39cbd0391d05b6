import time
from contextlib import contextmanager

__all__ = ["load", "pages", "Base"]


def load(name):
    """Loads."""
    time.sleep(0.01)
    return name.upper()


def pages(n):
    for i in range(n):
        yield load(str(i))


@contextmanager
def opened(name):
    yield load(name)


class Base:
    def get(self, x):
        return load(x)

    def __enter__(self):
        load("enter")
        return self

    def __exit__(self, *args):
        load("exit")


class Sub(Base):
    def get(self, x):
        return super().get(x) + "!"
