import time

handlers = []


def registered(function):
    def call(*args):
        return function(*args)

    handlers.append(call)
    return call


@registered
def load(key):
    time.sleep(0.01)
    print("load", key)


@registered
def show(key):
    print("show", key)


def main():
    for handler in handlers:
        handler("a")
    load("b")
    show("c")


if __name__ == "__main__":
    main()
