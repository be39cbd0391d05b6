import time


def test_connection():
    time.sleep(0)
