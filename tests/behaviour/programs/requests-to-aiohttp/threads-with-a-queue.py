# select: queue-to-asyncio
# in-any-order: requests
import queue
import sys
import threading

import requests

jobs = queue.Queue()
pages = {}


def work(base):
    while True:
        number = jobs.get()
        if number is None:
            break
        try:
            response = requests.get(f"{base}/json?page={number}", timeout=5)
            pages[number] = response.status_code, sorted(response.json())
        except requests.RequestException as error:
            pages[number] = type(error).__name__
        finally:
            jobs.task_done()


def crawl(base, numbers):
    threads = []
    for _ in range(3):
        thread = threading.Thread(target=work, args=(base,))
        thread.start()
        threads.append(thread)
    for number in numbers:
        jobs.put(number)
    jobs.join()
    for _ in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()


def in_the_background(base, numbers):
    todo = queue.LifoQueue()
    found = []

    def look():
        while True:
            number = todo.get()
            found.append(requests.head(f"{base}/json?head={number}").status_code)
            todo.task_done()

    for _ in range(2):
        thread = threading.Thread(target=look, daemon=True)
        thread.start()
    for number in numbers:
        todo.put(number)
    todo.join()
    return found


def main(base):
    crawl(base, range(6))
    print(sorted(pages.items()))
    print(in_the_background(base, range(4)))
    print(jobs.empty(), jobs.qsize())


if __name__ == "__main__":
    main(sys.argv[1])
