import time
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    time.sleep(0)
    return url


def load(url):
    time.sleep(0)
    return url


class Pages:
    def __init__(self, urls):
        with ThreadPoolExecutor(2) as pool:
            self.pages = list(pool.map(fetch, urls))


with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(load, ["a"])))
print(Pages(["b"]).pages)
