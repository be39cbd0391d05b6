import time
from contextlib import ExitStack


class Connection:
    def __enter__(self):
        time.sleep(0.01)
        return self

    def __exit__(self, *exc_info):
        time.sleep(0.01)
        print("closed")


class Pool:
    def __init__(self):
        self.stack = ExitStack()

    def connect(self):
        return self.stack.enter_context(Connection())

    def close(self):
        self.stack.close()


def moved():
    with ExitStack() as stack:
        stack.enter_context(Connection())
        return stack.pop_all()


def main():
    pool = Pool()
    pool.connect()
    pool.close()
    with moved():
        print("in")


if __name__ == "__main__":
    main()
