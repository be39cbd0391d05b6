import requests

session = requests.Session()


def load(url, http=session):
    return http.get(url).text


print(load("https://example.org"))
