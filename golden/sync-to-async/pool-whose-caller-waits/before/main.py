import queue
import time
from concurrent.futures import ThreadPoolExecutor

results = queue.Queue()


def work(number):
    time.sleep(0)
    results.put(number)


def next_result():
    return results.get()


def run():
    with ThreadPoolExecutor(2) as pool:
        for number in range(3):
            pool.submit(work, number)
        print(sorted(next_result() for _ in range(3)))


run()
