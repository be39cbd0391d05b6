import queue
import threading

jobs = queue.Queue()


def work():
    print(jobs.get())


def once(number):
    thread = threading.Thread(target=work)
    thread.start()
    jobs.put(number)
    thread.join()


once(1)
once(2)
