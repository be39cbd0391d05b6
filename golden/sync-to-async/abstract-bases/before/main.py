import contextlib
from collections.abc import Iterator

import net


class Pages(Iterator[str]):
    def __init__(self, count):
        self.count = count

    def __next__(self):
        self.count -= 1
        if self.count < 0:
            raise StopIteration
        return net.read(f"page {self.count}")


class Connection(contextlib.AbstractContextManager):
    def __enter__(self):
        return net.read("open")

    def __exit__(self, *exc_info):
        print(net.read("close"))


def main():
    with Connection() as name:
        print(name)
    for page in Pages(2):
        print(page)


main()
