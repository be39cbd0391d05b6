import typing

import net


@typing.overload
def load(name: str) -> str: ...
@typing.overload
def load(name: bytes) -> str: ...
def load(name):
    if isinstance(name, bytes):
        name = name.decode()
    return net.read(name)


def call(*args, **kwargs):
    return load(*args, **kwargs)


def main():
    def nested(name):
        return call(name) + call(name=b"x")

    print(nested("a"))


main()
