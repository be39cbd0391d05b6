import requests


class Answer:
    status_code = 204


def nothing(url, json=None):
    print("would ask", url)
    return Answer()


class Client:
    def __init__(self, base, post=None):
        self.base = base
        self.post = post or requests.post

    def add(self, page):
        return self.post(self.base, json=page).status_code


def dry(base):
    return Client(base, nothing).add({})
