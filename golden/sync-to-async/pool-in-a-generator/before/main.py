import threading
import time
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
total = 0


def count(text):
    global total
    time.sleep(0)
    with lock:
        total += len(text)
    return len(text)


def counts(texts, workers=2):
    with ThreadPoolExecutor(workers) as pool:
        for number in pool.map(count, texts):
            yield number


def main():
    for number in counts(["ccc"]):
        print(number, total)


main()
