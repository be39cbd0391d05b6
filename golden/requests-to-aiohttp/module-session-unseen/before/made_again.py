import requests

session = requests.Session()


def load(url):
    return session.get(url).text


def begin_anew():
    global session
    session = requests.Session()


print(load("https://example.org"))
begin_anew()
print(load("https://example.org"))
