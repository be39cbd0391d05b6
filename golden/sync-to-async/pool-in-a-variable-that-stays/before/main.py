import time
from concurrent.futures import ThreadPoolExecutor

shared = ThreadPoolExecutor(2)


def of_the_module(names):
    def load(name):
        time.sleep(1)

    return [shared.submit(load, name) for name in names]


def handed_on(names):
    def load(name):
        time.sleep(1)

    pool = ThreadPoolExecutor(2)
    for name in names:
        pool.submit(load, name)
    return pool


def nobody_waits(names):
    def load(name):
        time.sleep(1)

    pool = ThreadPoolExecutor(2)
    for name in names:
        pool.submit(load, name)


def not_waited_for(names):
    def load(name):
        time.sleep(1)

    pool = ThreadPoolExecutor(2)
    for name in names:
        pool.submit(load, name)
    pool.shutdown(wait=False)


def guarded(names):
    def load(name):
        time.sleep(1)

    pool = ThreadPoolExecutor(2)
    try:
        return list(pool.map(load, names))
    finally:
        pool.shutdown()


def bound_twice(names):
    def load(name):
        time.sleep(1)

    pool = ThreadPoolExecutor(2)
    if len(names) > 2:
        pool = ThreadPoolExecutor(4)
    print(list(pool.map(load, names)))


class Loader:
    def __init__(self):
        self.pool = ThreadPoolExecutor(2)

    def load(self, name):
        time.sleep(1)

    def run(self, names):
        return list(self.pool.map(self.load, names))
