import time


def check_rest():
    time.sleep(0)
