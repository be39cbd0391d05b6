import sys
import time
from threading import Lock, Thread

lock = Lock()
total = 0


def report(*error):
    print("failed")


sys.excepthook = report


class Counter:
    def __init__(self):
        self.count = 0

    def work(self, times):
        for _ in range(times):
            time.sleep(0.01)
            self.count += 1


def add(amount):
    global total
    time.sleep(amount)
    with lock:
        total += amount


def main():
    first = Thread(target=add, args=(1,))
    second = Thread(target=add, args=(2,))
    first.start()
    second.start()
    first.join()
    second.join()
    print(total)


def in_a_tuple():
    first = Thread(target=add, args=(1,))
    second = Thread(target=add, args=(2,))
    for thread in (first, second):
        thread.start()
    for thread in (first, second):
        thread.join()


def with_limits(counter: Counter):
    thread = Thread(target=counter.work, args=(3,))
    thread.setDaemon(True)
    thread.start()
    thread.join(timeout=0.01)
    while thread.is_alive():
        print("still there")
        thread.join(1)
    thread.join()
    print(counter.count)


def polled(counter: Counter):
    thread = Thread(target=counter.work, args=(3,))
    thread.start()
    while counter.count < 3:
        time.sleep(0.01)
    thread.join()


if __name__ == "__main__":
    main()
