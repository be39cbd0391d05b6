import contextlib
import time
from contextlib import ExitStack


class Connection:
    def __enter__(self):
        time.sleep(0.01)
        return self

    def __exit__(self, *exc_info):
        time.sleep(0.01)
        print("closed")


@contextlib.contextmanager
def opened(name):
    time.sleep(0.01)
    yield name


def many(names):
    with ExitStack() as stack:
        cons = [stack.enter_context(opened(n)) for n in names]
        stack.callback(print, "bye")
        c = stack.enter_context(Connection())
        print(c is not None, cons)
        stack.enter_context(contextlib.suppress(KeyError))


def main():
    many("ab")


main()
