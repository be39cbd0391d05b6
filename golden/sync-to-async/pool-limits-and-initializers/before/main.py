import time
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    time.sleep(0)
    return url


def load(url):
    time.sleep(0)
    return url


def save(url):
    time.sleep(0)
    return url


def fetch_all(urls, workers=None):
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(fetch, urls))


def load_all(urls):
    with ThreadPoolExecutor(2, initializer=print, initargs=("ready",)) as pool:
        return list(pool.map(load, urls))


def save_all(urls):
    with ThreadPoolExecutor(2) as pool:
        future = pool.submit(save, urls[0])
        return future.result(timeout=5)


print(fetch_all(["a"]), load_all([]), save_all(["c"]))
