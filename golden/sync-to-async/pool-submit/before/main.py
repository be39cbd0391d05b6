import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def fetch(url, timeout=1):
    time.sleep(0)
    if url == "bad":
        raise ValueError(url)
    return f"{url} in {timeout}"


def by_list(urls):
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = [pool.submit(fetch, url) for url in urls]
        return sorted(future.result() for future in as_completed(futures))


def by_dict(urls):
    found = {}
    with ThreadPoolExecutor(max_workers=4) as pool:
        future_to_url = {pool.submit(fetch, url, timeout=60): url for url in urls}
        for future in as_completed(future_to_url):
            url = future_to_url[future]
            try:
                found[url] = future.result()
            except ValueError as error:
                print(url, "failed:", error)
    return sorted(found.items())


def one_by_one(urls):
    futures = []
    with ThreadPoolExecutor(max_workers=4) as pool:
        for url in urls:
            future = pool.submit(fetch, url)
            futures.append(future)
        print(len(futures), "requests")
    for future in futures:
        if future.exception() is None:
            print(future.result())


print(by_list(["a", "b"]))
print(by_dict(["a", "bad"]))
one_by_one(["c", "bad", "d"])
