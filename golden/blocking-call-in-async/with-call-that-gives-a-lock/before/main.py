import threading
import time
from contextlib import contextmanager, suppress

from pool import pick

locks = [threading.Lock()]


def choose():
    return locks[0]


@contextmanager
def held():
    with locks[0]:
        yield


class Timer:
    pass


def timer():
    return Timer()


async def one():
    with choose():
        time.sleep(1)


async def two():
    with held():
        time.sleep(1)


async def three(key):
    with pick(key):
        time.sleep(1)


async def four(path):
    with suppress(OSError):
        time.sleep(1)
    with timer():
        time.sleep(2)
    with open(path) as file, Timer():
        time.sleep(3)
