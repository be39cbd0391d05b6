# also: requests-to-httpx
# in-any-order: pages
"""Pages that a pool of threads loads, with errors of all kinds among them."""
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed

import requests


def load(session, url):
    response = session.get(url, timeout=10)
    response.raise_for_status()
    return response.text


def size(url):
    return len(requests.get(url).text)


def load_all(base, codes):
    with requests.Session() as session:
        with ThreadPoolExecutor(max_workers=3) as pool:
            futures = {pool.submit(load, session, f"{base}/status/{code}"): code for code in codes}
            failed = []
            for future in as_completed(futures):
                try:
                    future.result()
                except requests.HTTPError:
                    failed.append(futures[future])
    return sorted(failed)


def sizes(base, names):
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(size, [f"{base}/{name}" for name in names]))


def first_that_fails(base):
    try:
        with ThreadPoolExecutor(4) as pool:
            for number in pool.map(size, [f"{base}/status/200", "http://127.0.0.1:1/none"]):
                print(number)
    except requests.ConnectionError:
        print("no connection")


def main(base):
    print(load_all(base, [200, 404, 500, 201]))
    print(sizes(base, ["status/200", "status/404", "status/200"]))
    first_that_fails(base)


if __name__ == "__main__":
    main(sys.argv[1])
