import contextlib
import functools
import time


def named(prefix):
    def decorate(function):
        def call(*args):
            print(prefix, end=" ")
            return function(*args)

        return functools.update_wrapper(call, function)

    return decorate


def optional(function=None, *, loud=False):
    def decorate(function):
        @functools.wraps(function)
        def call(*args):
            if loud:
                print("loud", end=" ")
                return function(*args)
            else:
                return function(*args)

        return call

    if function is None:
        return decorate
    return decorate(function)


def short(function):
    return lambda *args: function(*args)


class Counted:
    def __init__(self, function, start=0):
        functools.update_wrapper(self, function)
        self.function = function
        self.count = start

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


quiet = named("quiet")


@named("load")
def load(key):
    time.sleep(0.01)
    return key


@named("clean")
def clean(key):
    return key.strip()


@quiet
def pause():
    time.sleep(0.01)


@quiet
def no_pause():
    print("no pause")


@optional
def read(key):
    time.sleep(0.01)
    return key + "!"


@optional(loud=True)
def check(key):
    return bool(key)


@short
def poll(key):
    time.sleep(0.01)
    return key


@short
def upper(key):
    return key.upper()


@Counted
def send(key):
    time.sleep(0.01)
    return key * 2


@Counted
def twice(key):
    return key * 2


@optional
@named("both")
@Counted
def stacked(key):
    time.sleep(0.01)
    return key


@optional
@named("both")
@Counted
def stacked_plain(key):
    return key


@quiet
@contextlib.contextmanager
def opened(key):
    time.sleep(0.01)
    yield key


@quiet
@contextlib.contextmanager
def held(key):
    yield key


def main():
    print(load("a"), clean(" b "))
    pause()
    no_pause()
    print(read("c"), check("d"))
    print(poll("e"), upper("f"))
    print(send("g"), twice("h"), send.count)
    print(stacked("i"), stacked_plain("j"))
    with opened("k") as key, held("l") as other:
        print(key, other)


if __name__ == "__main__":
    main()
