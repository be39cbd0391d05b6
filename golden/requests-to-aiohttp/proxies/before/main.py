import requests


class Client:
    def __init__(self, proxies=None):
        self.proxies = proxies

    def load(self, path):
        response = requests.get(f"https://127.0.0.1/{path}", proxies=self.proxies, timeout=3)
        return response.json()


def by_one(url, proxy):
    return requests.get(url, proxies={"http": proxy, "https": proxy}).text


def by_two(url):
    return requests.get(url, proxies={"http": "http://127.0.0.1:1", "https": "http://127.0.0.1:2"}).text


def by_none(url):
    return requests.get(url, proxies=None).text


def without_scheme(url):
    return requests.get(url, proxies={"http": "127.0.0.1:1"}).text


def evaluated_twice(make_url, proxies):
    return requests.get(make_url(), proxies=proxies).text
