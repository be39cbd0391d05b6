import requests


def in_a_branch(url, proxy):
    session = requests.Session()
    if proxy:
        session.verify = False
    return session.get(url).text


def behind_a_request(url, user, password):
    session = requests.Session()
    token = session.get(url).text
    session.verify = False
    return session.get(url, headers={"Token": token}).text


def of_what_comes_between(url):
    session = requests.Session()
    bundle = find_bundle(url)
    session.verify = bundle
    return session.get(url).text


def find_bundle(url):
    return "ca.pem" if url.startswith("https") else False


class Client:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def without_checks(self):
        self.session.verify = False

    def get(self, path):
        return self.session.get(self.base + path).text


def handed_in(session, url):
    session.verify = False
    return session.get(url).text


def twice(url):
    session = requests.Session()
    session.verify = "a.pem"
    session.verify = "b.pem"
    return session.get(url).text
