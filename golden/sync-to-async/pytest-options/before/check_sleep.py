import time


def check_rest():
    time.sleep(0)


def it_rests():
    time.sleep(0)


def test_rest():
    time.sleep(0)
