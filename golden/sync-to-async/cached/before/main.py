import functools

import net


@functools.lru_cache
def load(name):
    return net.read(name)


def main():
    print(load("a"), load("a"))


main()
