import time


def read(name):
    time.sleep(0)
