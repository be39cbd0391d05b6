import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait


def fetch(url):
    time.sleep(0)
    return url


def load(url):
    time.sleep(0)
    return url


def save(url):
    time.sleep(0)
    return url


def read(future):
    return future.result()


def fetch_all(urls):
    with ThreadPoolExecutor(2) as pool:
        return [read(future) for future in [pool.submit(fetch, url) for url in urls]]


def load_all(urls):
    with ThreadPoolExecutor(2) as pool:
        for url in urls:
            future = pool.submit(load, url)
            future.add_done_callback(print)


def save_all(urls):
    with ThreadPoolExecutor(2) as pool:
        pending = set()
        while urls:
            pending.add(pool.submit(save, urls.pop()))
            done, pending = wait(pending, return_when=FIRST_COMPLETED)


print(fetch_all(["a"]))
save_all(["b"])
