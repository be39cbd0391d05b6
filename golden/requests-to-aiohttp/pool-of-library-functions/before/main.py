import threading
from concurrent.futures import ThreadPoolExecutor

import requests

local = threading.local()


def session():
    if not hasattr(local, "session"):
        local.session = requests.Session()
    return local.session


def load(name):
    return session().get(f"https://example.org/{name}").text


def load_all(names):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(load, names))


def get_all(urls):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return [response.text for response in pool.map(requests.get, urls)]
