from concurrent.futures import ThreadPoolExecutor

import requests


def ask(url):
    return requests.get(url, proxies={"http": "http://localhost:3128"}, cert=("a", "b")).json()


def answer(url, text):
    requests.post(url, data=text)
    return ask(url)


def answer_all(urls):
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(answer, urls, urls))
