import threading
import time
from concurrent.futures import ThreadPoolExecutor

local = threading.local()


def connection():
    if not hasattr(local, "connection"):
        local.connection = object()
    return local.connection


def fetch(url):
    connection()
    time.sleep(0)
    return url.upper()


with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(fetch, ["a", "b"])))
