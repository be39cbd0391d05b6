import requests

jobs = []


def schedule(url, text):
    jobs.append((requests.post, url, text))


def work():
    for method, url, text in jobs:
        print(method(url, data=text).status_code)
    jobs.sort(key=requests.head)
