import functools

import net


def logged(function):
    @functools.wraps(function)
    def inner(*args):
        print("call", function.__name__)
        return function(*args)

    return inner


def retry(attempt, times):
    for _ in range(times):
        try:
            return attempt()
        except ValueError:
            pass
    return None


@logged
def load(name):
    return net.read(name)


HANDLERS = {"load": load}


def main():
    print(retry(lambda: load("a"), 2))
    print(retry(functools.partial(load, "b"), 1))
    print(HANDLERS["load"]("c"))


main()
