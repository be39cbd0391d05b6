import contextlib
import functools
import time


def timed(function):
    @functools.wraps(function)
    def measure(*args):
        try:
            return function(*args)
        finally:
            print("done")

    return measure


def guarded(function):
    def guard(*args):
        with contextlib.suppress(ValueError):
            return function(*args)

    return guard


def once(function):
    @functools.lru_cache(maxsize=None)
    def remember(*args):
        return function(*args)

    return remember


def maybe(function):
    def ask(*args):
        if args[0]:
            return function(*args)

    return ask


def again(function):
    def repeat(*args):
        function(*args)
        return function(*args)

    return repeat


class Source:
    @timed
    def __len__(self):
        return 3

    @guarded
    def __int__(self):
        return 3

    @once
    def __hash__(self):
        return 3

    @maybe
    def __bool__(self):
        return True

    @again
    def __repr__(self):
        return "source"


@timed
def load(key):
    time.sleep(0.01)
    return key


@guarded
def parse(key):
    time.sleep(0.01)
    return int(key)


@once
def find(key):
    time.sleep(0.01)
    return key


@maybe
def ask(key):
    time.sleep(0.01)
    return key


@again
def send(key):
    time.sleep(0.01)
    return key


def main():
    source = Source()
    print(len(source), int(source), hash(source), bool(source), source)
    print(load("a"), parse("1"), find("b"), ask("c"), send("d"))


if __name__ == "__main__":
    main()
