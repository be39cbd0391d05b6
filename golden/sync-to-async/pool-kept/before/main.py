import time
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    time.sleep(0)
    return url


class Client:
    def __init__(self):
        self.pool = ThreadPoolExecutor(2)

    def fetch_all(self, urls):
        return list(self.pool.map(fetch, urls))


def save(name):
    time.sleep(0)
    return name


def start(pool, names):
    return [pool.submit(save, name) for name in names]


def save_all(names):
    with ThreadPoolExecutor(2) as pool:
        futures = start(pool, names)
    return [future.result() for future in futures]


print(Client().fetch_all(["a"]))
print(save_all(["b"]))
