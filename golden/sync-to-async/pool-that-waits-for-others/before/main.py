import queue
import time
from concurrent.futures import ThreadPoolExecutor

jobs = queue.Queue()


def work(number):
    while True:
        job = jobs.get()
        if job is None:
            return number
        time.sleep(0)


def run():
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(work, number) for number in range(2)]
        for job in ("a", "b", None, None):
            jobs.put(job)
        print([future.result() for future in futures])


run()
