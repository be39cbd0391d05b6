import atexit

import requests

session = requests.Session()
atexit.register(session.close)


def load(url):
    return session.get(url).text


print(load("https://example.org"))
