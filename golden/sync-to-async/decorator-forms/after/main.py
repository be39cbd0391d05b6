import asyncio
import contextlib
import functools


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
async def load(key):
    await asyncio.sleep(0.01)
    return key


@named("clean")
def clean(key):
    return key.strip()


@quiet
async def pause():
    await asyncio.sleep(0.01)


@quiet
def no_pause():
    print("no pause")


@optional
async def read(key):
    await asyncio.sleep(0.01)
    return key + "!"


@optional(loud=True)
def check(key):
    return bool(key)


@short
async def poll(key):
    await asyncio.sleep(0.01)
    return key


@short
def upper(key):
    return key.upper()


@Counted
async def send(key):
    await asyncio.sleep(0.01)
    return key * 2


@Counted
def twice(key):
    return key * 2


@optional
@named("both")
@Counted
async def stacked(key):
    await asyncio.sleep(0.01)
    return key


@optional
@named("both")
@Counted
def stacked_plain(key):
    return key


@quiet
@contextlib.asynccontextmanager
async def opened(key):
    await asyncio.sleep(0.01)
    yield key


@quiet
@contextlib.contextmanager
def held(key):
    yield key


async def main():
    print(await load("a"), clean(" b "))
    await pause()
    no_pause()
    print(await read("c"), check("d"))
    print(await poll("e"), upper("f"))
    print(await send("g"), twice("h"), send.count)
    print(await stacked("i"), stacked_plain("j"))
    async with opened("k") as key:
        with held("l") as other:
            print(key, other)


if __name__ == "__main__":
    asyncio.run(main())
