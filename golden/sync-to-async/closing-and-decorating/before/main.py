import contextlib

import net


class Channel:
    def close(self):
        net.read("close")


@contextlib.contextmanager
def logged():
    net.read("begin")
    yield


@logged()
def work():
    print("work")


def main():
    with contextlib.closing(Channel()):
        work()
