import json

import requests


def events(url):
    with requests.get(url, stream=True, timeout=3) as response:
        for line in response.iter_lines():
            if line:
                yield json.loads(line)


def count(url):
    response = requests.get(url)
    return sum(1 for line in response.iter_lines() if line)


def texts(url):
    response = requests.get(url, stream=True)
    for line in response.iter_lines(decode_unicode=True):
        print(line)
