from concurrent.futures import ThreadPoolExecutor

import httpx


def status(url):
    return httpx.get(url).status_code


def statuses(urls):
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(status, urls))
