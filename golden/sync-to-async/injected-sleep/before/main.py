import time


def poll(sleep=time.sleep):
    sleep(1)


poll()
poll(print)
