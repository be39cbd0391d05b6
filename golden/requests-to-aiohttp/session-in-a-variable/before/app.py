import requests


def login(base, name):
    session = requests.Session()
    session.post(base + "/login", data={"name": name})
    profile = session.get(base + "/me").json()
    session.close()
    return profile["id"]
