from concurrent.futures import ThreadPoolExecutor

import requests


def get(url, retries=2):
    for _ in range(retries):
        response = requests.get(url)
        if response.ok:
            return response
    return None


def sizes(urls, workers: int):
    with ThreadPoolExecutor(workers) as pool:
        for response in pool.map(get, urls):
            if response is not None:
                print(response.url, len(response.text))
