import time
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    time.sleep(0.01)
    return url.upper()


def fetch_all(urls):
    with ThreadPoolExecutor(max_workers=8) as pool:
        results = list(pool.map(fetch, urls))
    return results


if __name__ == "__main__":
    print(fetch_all(["a", "b", "c"]))
