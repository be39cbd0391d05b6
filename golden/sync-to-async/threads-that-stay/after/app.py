import asyncio
import queue
import threading
import time

jobs = queue.Queue()
state = threading.local()


def unjoined():
    def work():
        time.sleep(1)

    threading.Thread(target=work).start()


def perhaps_joined(wait):
    def work():
        time.sleep(1)

    thread = threading.Thread(target=work)
    thread.start()
    if wait:
        thread.join()


def with_a_limit():
    def work():
        time.sleep(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(5)


def handed_on():
    def work():
        time.sleep(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return thread


async def started_later(names):
    def work(name):
        time.sleep(1)
        print(name)

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
        await asyncio.sleep(0.1)
    for thread in threads:
        thread.join()


def left_early(names):
    def work():
        time.sleep(1)

    thread = threading.Thread(target=work)
    thread.start()
    if not names:
        return
    thread.join()


def watched():
    done = []

    def work():
        time.sleep(1)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    while not done:
        print("not yet")
    thread.join()


def of_a_queue():
    def work():
        while True:
            time.sleep(1)
            jobs.get()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def with_its_own_state():
    def work():
        state.name = "a"
        time.sleep(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def of_a_lambda():
    def work(name):
        time.sleep(1)

    thread = threading.Thread(target=lambda: work("a"))
    thread.start()
    thread.join()


class Service:
    def __init__(self):
        self.thread = threading.Thread(target=self.work)

    def work(self):
        time.sleep(1)

    def run(self):
        self.thread.start()
        self.thread.join()
