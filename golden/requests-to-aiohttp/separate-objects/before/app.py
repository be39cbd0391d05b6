import others
import requests


class Users:
    def __init__(self):
        self.session = requests.Session()

    def fetch(self, url):
        return self.session.get(url)

    def all(self):
        return self.fetch("http://localhost/users").json()


class Pages:
    def __init__(self):
        self.session = requests.Session()

    def fetch(self, url):
        response = self.session.get(url)
        others.look_at(response)
        return response

    def first(self):
        return self.fetch("http://localhost/pages").text
