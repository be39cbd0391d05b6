import requests

session = requests.Session()


def log_in(user):
    session.post("https://example.org/login", data={"user": user})


log_in("me")


def load(page):
    return session.get(f"https://example.org/{page}").text


print(load("inbox"))
