import time
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    time.sleep(0)
    return url.upper()


def count(text):
    return len(text)


def page(url):
    with ThreadPoolExecutor(2) as pool:
        text = pool.submit(fetch, url)
        length = pool.submit(count, url)
        return text.result(), length.result()


print(page("a"))
