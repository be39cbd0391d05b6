import requests


def labels(base):
    session = requests.Session()
    session.verify = False  # the certificate is our own
    session.auth = ("me", "secret")
    return session.get(f"{base}/labels").json()


def label(base, name):
    session = requests.Session()
    session.verify = False  # the certificate is our own
    return session.get(f"{base}/labels/{name}").json()
