import time


def retry(function):
    try:
        return function()
    except OSError:
        time.sleep(60)
        return function()
