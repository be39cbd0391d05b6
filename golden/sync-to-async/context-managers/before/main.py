import contextlib

import net


class Connection:
    def __enter__(self):
        print(net.read("open"))
        return self

    def __exit__(self, *exc_info):
        print("closed")


@contextlib.contextmanager
def transaction(connection):
    print("begin")
    yield connection
    print(net.read("commit"))


def main():
    with Connection() as connection, transaction(connection):
        with contextlib.suppress(KeyError):
            print(net.read("work"))


main()
