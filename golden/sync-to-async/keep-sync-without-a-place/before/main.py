import atexit
import functools
import time


@functools.lru_cache
def cached(name):
    time.sleep(0.01)
    return name.upper()


@atexit.register
def leave():
    time.sleep(0.01)


def load(name):
    time.sleep(0.01)
    return name.upper()


load_async = load


def twice(source):
    return source("a") + source("b")


class Box:
    def __init__(self):
        self.value = load("box") + cached("box")
        leave()


def main():
    print(load("a"), cached("a"), twice(load), Box().value)


if __name__ == "__main__":
    main()
